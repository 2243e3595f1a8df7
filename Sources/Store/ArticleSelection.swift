/// The answer to a query, all of it seen at one moment of the store.
public struct ArticleSelection: Sendable, Hashable {
    /// The articles shown, newest first: by time of publication, then by id, both descending.
    public var articles: [StoredArticle]
    /// When the newest change that touches the query happened, whether its article is still selected or no longer;
    /// nil if there never was one.
    public var lastChange: Timestamp?
    /// When the definition was first seen; nil if none was asked for.
    public var definitionSeen: Timestamp?

    /// Makes a selection.
    public init(articles: [StoredArticle], lastChange: Timestamp?, definitionSeen: Timestamp? = nil) {
        self.articles = articles
        self.lastChange = lastChange
        self.definitionSeen = definitionSeen
    }
}
