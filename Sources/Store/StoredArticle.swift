/// An article with what only the store knows of it.
public struct StoredArticle: Sendable, Hashable {
    /// The article as it was given.
    public var article: Article
    /// The time by which it is ordered: `article.published`, or the time of its first change.
    public var published: Timestamp
    /// When its content last changed after it was first shown, by the change log; nil if it never did.
    public var revised: Timestamp?
    /// When it was last shown again after it had been taken down, later than that; nil if it never was.
    public var restored: Timestamp?
    /// The sequence number of the change by which it was first shown; nil if it never was.
    public var firstPublishedSequence: Int64?
    /// Whether its content has been forgotten for good: only the id is left of the article, its state is `withdrawn`.
    public var isErased: Bool

    /// Makes a stored article.
    public init(
        article: Article,
        published: Timestamp,
        revised: Timestamp? = nil,
        restored: Timestamp? = nil,
        firstPublishedSequence: Int64? = nil,
        isErased: Bool = false
    ) {
        self.article = article
        self.published = published
        self.revised = revised
        self.restored = restored
        self.firstPublishedSequence = firstPublishedSequence
        self.isErased = isErased
    }
}
