/// By what feeds find an article.
public struct ArticleFacets: Sendable, Hashable {
    /// Its categories and all their ancestors, sorted.
    public var categories: [CategoryReference]
    /// Its language tag.
    public var language: String?
    /// The slugs of its authors (role `author`), sorted.
    public var authors: [String]
    /// The slug of its source.
    public var source: String?

    /// Makes facets.
    public init(
        categories: [CategoryReference] = [],
        language: String? = nil,
        authors: [String] = [],
        source: String? = nil
    ) {
        self.categories = categories
        self.language = language
        self.authors = authors
        self.source = source
    }

    /// Whether an article with these facets is in the answer to a query, if it has the words that this asks for.
    public func match(_ query: ArticleQuery) -> Bool {
        if let taxonomy = query.taxonomy, !categories.contains(where: { $0.taxonomy == taxonomy }) { return false }
        if let language = query.language, !LanguageTag.range(language, takes: self.language) { return false }
        if let author = query.author, !authors.contains(author) { return false }
        if let source = query.source, self.source != source { return false }
        return query.all.allSatisfy(categories.contains)
            && (query.any.isEmpty || query.any.contains(where: categories.contains))
            && !query.none.contains(where: categories.contains)
    }
}
