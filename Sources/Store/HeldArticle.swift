/// An article as a backend holds it, whatever its tables look like.
struct HeldArticle: Sendable, Hashable {
    /// The article.
    var stored: StoredArticle
    /// When it was first written, by the log's clock.
    var created: Timestamp
    /// The state from which it was withdrawn.
    var stateBefore: Article.State?

    /// Where an article stands in the listings.
    struct Place: Sendable {
        /// The time that it is ordered by.
        var published: Timestamp
        /// By what feeds find it.
        var facets: ArticleFacets
        /// What it says, by which some feeds find it too.
        var article: Article
    }

    /// Makes what is held of an article.
    init(stored: StoredArticle, created: Timestamp, stateBefore: Article.State? = nil) {
        self.stored = stored
        self.created = created
        self.stateBefore = stateBefore
    }

    /// Makes what is held of an article that was not known.
    init(new article: Article, created: Timestamp) {
        self.init(
            stored: StoredArticle(article: article, published: article.published ?? created),
            created: created
        )
    }

    /// Where it stands in the listings; nil if it is not shown.
    func place(in hierarchy: CategoryHierarchy) -> Place? {
        guard stored.article.state == .published else { return nil }
        return Place(
            published: stored.published,
            facets: ArticleFacets(of: stored.article, in: hierarchy),
            article: stored.article
        )
    }

    /// The name of an erased article's state in tables; other states go by their own.
    static let erased = "erased"

    /// The name of its state as tables have it.
    var stateName: String { stored.isErased ? HeldArticle.erased : stored.article.state.rawValue }

    /// The state that tables have under a name, or nil if there is none of that name.
    static func state(named name: String) -> Article.State? {
        name == erased ? .withdrawn : Article.State(rawValue: name)
    }

    /// When it is to be shown by itself.
    var due: Timestamp? { stored.article.state == .scheduled ? stored.article.published : nil }
}
