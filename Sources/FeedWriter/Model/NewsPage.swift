/// A page with news that Google News is told of
/// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
public struct NewsPage: Sendable, Hashable {
    /// Where the page is; absolute.
    public var url: String
    /// The name of the publication, as it stands on the page.
    public var publication: String
    /// The language of the page, a BCP 47 tag.
    public var language: String
    /// When it was first published.
    public var published: FeedDate
    /// The title, plain or HTML.
    public var title: TextConstruct

    /// Makes a page.
    public init(url: String, publication: String, language: String, published: FeedDate, title: TextConstruct) {
        self.url = url
        self.publication = publication
        self.language = language
        self.published = published
        self.title = title
    }
}
