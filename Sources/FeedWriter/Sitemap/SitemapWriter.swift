/// Writes sitemaps (https://www.sitemaps.org/protocol.html), with the same in other languages as Google has it
/// (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
///
/// URLs are written as ``AbsoluteURL/written(_:)`` says; a page whose URL it refuses or that is longer than 2,047 bytes
/// is left out, and so is a date that has no spelling. A language tag that has not the shape of one is left out too.
public enum SitemapWriter {
    /// Content-Type of the documents.
    public static let mediaType = "application/xml; charset=utf-8"
    /// The most pages that one document names, and the most documents that an index does.
    public static let mostPages = 50_000
    /// The most bytes of one document.
    public static let mostBytes = 52_428_800

    /// Writes pages in as many documents as it takes, in their order; one that names nothing where there are none.
    public static func write(_ pages: [SitemapPage]) -> [[UInt8]] {
        write(pages, mostPages: mostPages, mostBytes: mostBytes)
    }

    /// Writes pages in documents of at most so many pages and bytes, each with one page at least.
    static func write(_ pages: [SitemapPage], mostPages: Int, mostBytes: Int) -> [[UInt8]] {
        var documents: [[UInt8]] = []
        var document = head
        var count = 0
        for page in pages {
            var buffer = XMLBuffer()
            write(page, to: &buffer)
            guard !buffer.bytes.isEmpty else { continue }
            let isFull = count == mostPages || document.count + buffer.bytes.count + tail.count > mostBytes
            if isFull, count > 0 {
                documents.append(document + tail)
                document = head
                count = 0
            }
            document += buffer.bytes
            count += 1
        }
        documents.append(document + tail)
        return documents
    }

    /// Writes an index of documents: where each is, and when it last changed.
    public static func writeIndex(_ documents: [(url: String, lastModified: FeedDate?)]) -> [UInt8] {
        var buffer = XMLBuffer(capacity: 1_024 + documents.count * 128)
        buffer.beginTag("sitemapindex")
        buffer.attribute("xmlns", namespace)
        buffer.markup(">\n")
        for (url, lastModified) in documents {
            guard let url = location(url) else { continue }
            buffer.beginElement("sitemap")
            buffer.element("loc", url)
            buffer.element("lastmod", lastModified?.rfc3339)
            buffer.endElement("sitemap")
        }
        buffer.endElement("sitemapindex")
        return buffer.bytes
    }

    /// The namespace of the protocol.
    static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

    /// The URL as it is written, or nil when it is refused.
    static func location(_ url: String) -> String? {
        AbsoluteURL.written(url).flatMap { AbsoluteURL.isWebAddress($0) && $0.utf8.count < 2_048 ? $0 : nil }
    }

    private static let head: [UInt8] = {
        var buffer = XMLBuffer(capacity: 256)
        buffer.beginTag("urlset")
        buffer.attribute("xmlns", namespace)
        buffer.attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
        buffer.markup(">\n")
        return buffer.bytes
    }()

    private static let tail = Array("</urlset>\n".utf8)

    private static func write(_ page: SitemapPage, to buffer: inout XMLBuffer) {
        guard let url = location(page.url) else { return }
        buffer.beginElement("url")
        buffer.element("loc", url)
        buffer.element("lastmod", page.lastModified?.rfc3339)
        for translation in page.translations {
            guard let url = location(translation.url), let language = FieldSyntax.language(translation.language) else {
                continue
            }
            buffer.beginTag("xhtml:link")
            buffer.attribute("rel", "alternate")
            buffer.attribute("hreflang", language)
            buffer.attribute("href", url)
            buffer.endEmptyElement()
        }
        buffer.endElement("url")
    }
}
