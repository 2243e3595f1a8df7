/// Where the page of a shown article is, and when it last changed: what a list of pages says of it.
public struct ArticlePage: Sendable, Hashable {
    /// The address; absolute.
    public var url: String
    /// The language of its text, a BCP 47 tag; nil where nothing was said.
    public var language: String?
    /// The time by which the article is ordered: when it was published, or first changed.
    public var published: Timestamp
    /// When it last changed, as its publisher says, or else as the change log saw it; nil if it never did.
    public var modified: Timestamp?
    /// The same in other languages, as far as it is shown and has a page: the article that this is a translation of and
    /// the translations of either, in the order of their ids.
    public var translations: [Translation]

    /// A page with the same in another language.
    public struct Translation: Sendable, Hashable {
        /// The address; absolute.
        public var url: String
        /// The language of its text, a BCP 47 tag; nil where nothing was said.
        public var language: String?

        /// Makes a translation.
        public init(url: String, language: String? = nil) {
            self.url = url
            self.language = language
        }
    }

    /// Makes a page.
    public init(
        url: String,
        language: String? = nil,
        published: Timestamp,
        modified: Timestamp? = nil,
        translations: [Translation] = []
    ) {
        self.url = url
        self.language = language
        self.published = published
        self.modified = modified
        self.translations = translations
    }
}
