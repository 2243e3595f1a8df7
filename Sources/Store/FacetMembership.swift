/// The facets that articles with the same `ArticleFacets` belong to: some whatever they say, others by their words.
struct FacetMembership<Facet: Sendable>: Sendable {
    /// A registered selection that holds those alone which have some words.
    struct ByWords: Sendable {
        /// The facet of the selection.
        var facet: Facet
        /// The words.
        var wanted: SearchTerms.Wanted
    }

    /// Those that each belongs to.
    var always: [Facet]
    /// Those that depend on what an article says.
    var byWords: [ByWords] = []

    /// The facets that one of the articles belongs to; it is taken apart only where that matters.
    func facets(of article: Article) -> [Facet] {
        guard !byWords.isEmpty else { return always }
        let terms = Set(SearchTerms.terms(of: article))
        return always + byWords.filter { $0.wanted.matches(terms) }.map(\.facet)
    }
}
