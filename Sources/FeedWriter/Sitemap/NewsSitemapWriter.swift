/// Writes sitemaps of news (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
///
/// It is for the caller to give pages of the last two days alone. The first thousand are written, which is all that
/// Google takes; one whose URL is refused, or that has no title, language or date that can be written, is left out.
public enum NewsSitemapWriter {
    /// The most pages of a document.
    public static let mostPages = 1_000

    /// Writes pages; the same pages give the same bytes.
    public static func write(_ pages: [NewsPage]) -> [UInt8] {
        var buffer = XMLBuffer(capacity: 1_024 + pages.count * 512)
        buffer.beginTag("urlset")
        buffer.attribute("xmlns", SitemapWriter.namespace)
        buffer.attribute("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")
        buffer.markup(">\n")
        for page in pages.lazy.compactMap(WrittenPage.init).prefix(mostPages) { write(page, to: &buffer) }
        buffer.endElement("urlset")
        return buffer.bytes
    }

    /// The language as Google has it: two or three letters of ISO 639, but `zh-cn` and `zh-tw` for the two ways in
    /// which Chinese is written.
    static func language(_ tag: String) -> String? {
        guard let tag = FieldSyntax.language(tag) else { return nil }
        let subtags = tag.lowercased().split(separator: "-").map(String.init)
        guard let primary = subtags.first, (2...3).contains(primary.utf8.count) else { return nil }
        guard primary == "zh" else { return primary }
        if subtags.contains("hans") { return "zh-cn" }
        return subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-tw" : "zh-cn"
    }

    private struct WrittenPage {
        let url: String
        let publication: String
        let language: String
        let published: String
        let title: String

        init?(_ page: NewsPage) {
            let title = page.title.plainText
            guard let url = SitemapWriter.location(page.url), let published = page.published.rfc3339,
                let language = NewsSitemapWriter.language(page.language), !TextConstruct.text(title).isBlank
            else { return nil }
            self.url = url
            publication = page.publication
            self.language = language
            self.published = published
            self.title = title
        }
    }

    private static func write(_ page: WrittenPage, to buffer: inout XMLBuffer) {
        buffer.beginElement("url")
        buffer.element("loc", page.url)
        buffer.beginElement("news:news")
        buffer.beginElement("news:publication")
        buffer.element("news:name", page.publication)
        buffer.element("news:language", page.language)
        buffer.endElement("news:publication")
        buffer.element("news:publication_date", page.published)
        buffer.element("news:title", page.title)
        buffer.endElement("news:news")
        buffer.endElement("url")
    }
}
