/// A page that search engines are told of (https://www.sitemaps.org/protocol.html).
public struct SitemapPage: Sendable, Hashable {
    /// Where the page is; absolute.
    public var url: String
    /// When it last changed (`lastmod`).
    public var lastModified: FeedDate?
    /// The same in several languages, this page's own among them (`xhtml:link`); empty where there is one alone.
    public var translations: [Translation]

    /// A page in a language.
    public struct Translation: Sendable, Hashable {
        /// The language, a BCP 47 tag (`hreflang`).
        public var language: String
        /// Where the page is; absolute.
        public var url: String

        /// Makes a translation.
        public init(language: String, url: String) {
            self.language = language
            self.url = url
        }
    }

    /// Makes a page.
    public init(url: String, lastModified: FeedDate? = nil, translations: [Translation] = []) {
        self.url = url
        self.lastModified = lastModified
        self.translations = translations
    }
}
