/// One row of the change log: something happened to one article.
public struct Change: Sendable, Hashable {
    /// Position in the log, 1 or more; a follower that has seen it will never be shown a lower one.
    public var sequence: Int64
    /// When it happened, by the store's clock, which never runs backwards along the log.
    public var time: Timestamp
    /// The article.
    public var articleID: String
    /// What happened.
    public var kind: Kind
    /// By what feeds could find the article before; nil when it was not shown.
    public var before: ArticleFacets?
    /// By what feeds can find the article since; nil when it is not shown.
    public var after: ArticleFacets?

    /// What happened to an article.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Stored or changed, shown neither before nor since: a draft, one that is scheduled, one that stays down.
        case stored
        /// Shown for the first time, or again.
        case published
        /// Changed while shown.
        case updated
        /// Shown no longer: taken down, or made a draft or scheduled again.
        case withdrawn
        /// Its content forgotten for good.
        case erased
    }

    /// Makes a row.
    public init(
        sequence: Int64,
        time: Timestamp,
        articleID: String,
        kind: Kind,
        before: ArticleFacets?,
        after: ArticleFacets?
    ) {
        self.sequence = sequence
        self.time = time
        self.articleID = articleID
        self.kind = kind
        self.before = before
        self.after = after
    }
}
