/// Names one facet: a set of shown articles that is kept in order, so that its latest are read in one go.
struct FacetKey: Hashable {
    /// What the facet goes by.
    enum Kind: String {
        /// Every article; with a key, every article of a registered selection.
        case all
        /// Articles in any category of a taxonomy.
        case taxonomy
        /// Articles in a category or one below it.
        case category
        /// Articles by an author.
        case author
        /// Articles from a publication.
        case source
    }

    /// What it goes by.
    var kind: Kind
    /// The slug, for a category after that of its taxonomy and a slash; for a registered selection the query as JSON;
    /// empty for every article.
    var key = ""
    /// A language range in lower case, empty for any language; authors and sources have no others.
    var range = ""

    /// The facet of a category.
    static func category(_ category: CategoryReference, range: String = "") -> FacetKey {
        FacetKey(kind: .category, key: category.name, range: range)
    }

    /// The facet that answers a query alone: one that there is anyway, or that of the query if it is registered.
    static func answering(_ query: ArticleQuery) -> FacetKey {
        if let category = onlyCategory(of: query) {
            return .category(category, range: query.language?.lowercased() ?? "")
        }
        let required = FacetSelection.requiredKeys(of: query)
        let isNamed = required.count == 1 && query.any.count <= 1 && query.none.isEmpty && query.wanted == nil
        if isNamed { return required[0] }
        return FacetKey(kind: .all, key: QueryJSON.encode(query))
    }

    /// The one category that a query selects by, if by nothing else but a language, as thousands of feeds do.
    private static func onlyCategory(of query: ArticleQuery) -> CategoryReference? {
        guard query.all.count == 1, query.any.isEmpty, query.none.isEmpty, query.taxonomy == nil, query.author == nil,
            query.source == nil, query.text == nil
        else { return nil }
        return query.all[0]
    }

    /// Whether it is a registered selection.
    var isSelection: Bool { kind == .all && !key.isEmpty }

    /// The facets that an article belongs to.
    static func keys(of facets: ArticleFacets) -> [FacetKey] {
        let ranges = [""] + (facets.language.map(LanguageTag.ranges(taking:)) ?? []).map { $0.lowercased() }
        let taxonomies = Set(facets.categories.map(\.taxonomy))
        var keys: [FacetKey] = []
        for range in ranges {
            keys.append(FacetKey(kind: .all, range: range))
            for taxonomy in taxonomies { keys.append(FacetKey(kind: .taxonomy, key: taxonomy, range: range)) }
            for category in facets.categories { keys.append(.category(category, range: range)) }
        }
        for author in facets.authors { keys.append(FacetKey(kind: .author, key: author)) }
        if let source = facets.source { keys.append(FacetKey(kind: .source, key: source)) }
        return keys
    }
}
