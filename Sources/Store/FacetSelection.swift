/// A query in terms of facets: which must, may and must not hold an article.
struct FacetSelection {
    /// A facet that exists in this store.
    struct Facet {
        /// The key that the listings know it by.
        var identifier: Int64
        /// How many articles are shown in it.
        var size: Int64
        /// The sequence number of the newest change that touches it, 0 for none.
        var changedSequence: Int64
        /// When that was.
        var changedTime: Timestamp?
        /// How many articles were ever in it: the last ordinal of its history.
        var entered: Int
    }

    /// The facets of which each must hold the article; never empty unless there are alternatives.
    let required: [Facet]
    /// The facets of which one must hold the article, unless there are none.
    let alternatives: [Facet]
    /// The facets that must not hold the article.
    let excluded: [Facet]
    /// The words that are still to be looked for, since no facet answers for them.
    let wanted: SearchTerms.Wanted?

    /// Whether one facet alone answers the query.
    var isSimple: Bool { required.count == 1 && alternatives.isEmpty && excluded.isEmpty }

    /// The largest sequence number that a change touching the query can have.
    var newestSequence: Int64 {
        let newestOfAlternatives = alternatives.map(\.changedSequence).max().map { [$0] } ?? []
        return (required.map(\.changedSequence) + newestOfAlternatives).min() ?? 0
    }

    /// The listings to go through: the smallest of those that must hold the article, or all of the alternatives if
    /// they are fewer together.
    var drivers: [Facet] {
        let smallest = required.min { $0.size < $1.size }
        let together = alternatives.reduce(0) { $0 + $1.size }
        if let smallest, alternatives.isEmpty || smallest.size <= together { return [smallest] }
        return alternatives
    }

    /// How many rows of listings there are to go through.
    var length: Int64 { drivers.reduce(0) { $0 + $1.size } }

    /// In how many other listings a row may be looked up before that counts as more rows.
    static let lookupsPerRow = 4

    /// How many rows may be gone through of a number of them, fewer where each is looked up in many other listings: that
    /// takes as long.
    func rows(of most: Int) -> Int {
        let lookups = required.count + alternatives.count + excluded.count - drivers.count
        return lookups <= Self.lookupsPerRow ? most : most * Self.lookupsPerRow / lookups
    }

    /// No earlier than any change that touched the query; nil if there never was one.
    ///
    /// A change that touches it touches each facet that must hold the article, and one of the alternatives. Others do so
    /// too, but to tell them apart takes a look through the log, which may be as long as the store is old.
    var newestTime: Timestamp? {
        let newestOfAlternatives = alternatives.compactMap(\.changedTime).max().map { [$0] } ?? []
        return (required.compactMap(\.changedTime) + newestOfAlternatives).min()
    }

    /// Looks up the facets of a query; nil if one that must hold every article does not exist, for then no article
    /// ever was in the answer.
    init?(_ query: ArticleQuery, facet: (FacetKey) throws -> Facet?) rethrows {
        let answering = FacetKey.answering(query)
        if answering.isSelection, let facet = try facet(answering) {
            (required, alternatives, excluded, wanted) = ([facet], [], [], nil)
            return
        }
        var required: [Facet] = []
        for key in FacetSelection.requiredKeys(of: query) {
            guard let found = try facet(key) else { return nil }
            required.append(found)
        }
        let range = query.language?.lowercased() ?? ""
        var alternatives: [Facet] = []
        if query.any.count > 1 {
            for category in Set(query.any).sorted() {
                let key = FacetKey.category(category, range: range)
                if let found = try facet(key) { alternatives.append(found) }
            }
            if alternatives.isEmpty { return nil }
        }
        var excluded: [Facet] = []
        for category in Set(query.none).sorted() {
            if let found = try facet(.category(category)) { excluded.append(found) }
        }
        self.required = required
        self.alternatives = alternatives
        self.excluded = excluded
        wanted = query.wanted
    }

    /// Every facet that is looked up for a query, so that they can be found together.
    static func keys(of query: ArticleQuery) -> [FacetKey] {
        let range = query.language?.lowercased() ?? ""
        let answering = FacetKey.answering(query)
        let categories = Set(query.any).sorted().map { FacetKey.category($0, range: range) }
        let excluded = Set(query.none).sorted().map { FacetKey.category($0) }
        var seen: Set<FacetKey> = []
        return ([answering] + requiredKeys(of: query) + categories + excluded).filter { seen.insert($0).inserted }
    }

    /// Facets of which each article of a query is in at least one, the narrower by their nature first.
    static func leads(of query: ArticleQuery) -> [FacetKey] {
        let required = requiredKeys(of: query)
        if let lead = required.first(where: { $0.kind == .author }) ?? required.first { return [lead] }
        return Set(query.any).sorted().map { .category($0, range: query.language?.lowercased() ?? "") }
    }

    /// The facets that must hold the article, without those that others imply.
    static func requiredKeys(of query: ArticleQuery) -> [FacetKey] {
        let range = query.language?.lowercased() ?? ""
        var categories = Set(query.all)
        if query.any.count == 1 { categories.formUnion(query.any) }
        var keys = categories.sorted().map { FacetKey.category($0, range: range) }
        if let taxonomy = query.taxonomy, !categories.contains(where: { $0.taxonomy == taxonomy }) {
            keys.append(FacetKey(kind: .taxonomy, key: taxonomy, range: range))
        }
        let coversLanguage = range.isEmpty || !keys.isEmpty
        if let author = query.author { keys.append(FacetKey(kind: .author, key: author)) }
        if let source = query.source { keys.append(FacetKey(kind: .source, key: source)) }
        let alternativesSuffice = query.any.count > 1
        if (keys.isEmpty || !coversLanguage) && !alternativesSuffice { keys.append(FacetKey(kind: .all, range: range)) }
        return keys
    }
}
