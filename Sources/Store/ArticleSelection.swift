/// The answer to a query, all of it seen at one moment of the store.
public struct ArticleSelection: Sendable, Hashable {
    /// The articles shown, newest first: by time of publication, then by id, both descending.
    public var articles: [StoredArticle]
    /// When the newest change that touches the query happened, whether its article is still selected or no longer;
    /// nil if there never was one.
    public var lastChange: Timestamp?
    /// When the definition was first seen; nil if none was asked for.
    public var definitionSeen: Timestamp?

    /// How many articles were ever in the selection: the last ordinal of its history; 0 where none is kept.
    public var historyCount: Int
    /// Articles that were taken down while they were selected, the latest first.
    public var takedowns: [Takedown]

    /// An article that was taken down.
    public struct Takedown: Sendable, Hashable {
        /// Its id.
        public var articleID: String
        /// When it was taken down.
        public var time: Timestamp

        /// Makes a takedown.
        public init(articleID: String, time: Timestamp) {
            self.articleID = articleID
            self.time = time
        }
    }

    /// Makes a selection.
    public init(
        articles: [StoredArticle],
        lastChange: Timestamp?,
        definitionSeen: Timestamp? = nil,
        historyCount: Int = 0,
        takedowns: [Takedown] = []
    ) {
        self.articles = articles
        self.lastChange = lastChange
        self.definitionSeen = definitionSeen
        self.historyCount = historyCount
        self.takedowns = takedowns
    }
}
