/// What a feed asks of a store: see `ArticleStore.select`.
public struct ArticleRequest: Sendable, Hashable {
    /// Which articles.
    public var query: ArticleQuery
    /// How many of them.
    public var window: ArticleWindow
    /// The digest of the feed's definition, of which the store knows when it was first seen; nil for none.
    public var definition: String?

    /// Makes a request.
    public init(query: ArticleQuery, window: ArticleWindow, definition: String?) {
        self.query = query
        self.window = window
        self.definition = definition
    }
}
