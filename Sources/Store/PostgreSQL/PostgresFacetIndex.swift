/// The facets that articles belong to, within one writing transaction.
///
/// `resolve` has to be told of all facets of articles before they are asked for: it finds them in one round trip. Facets
/// go by their positions here, in an order of their own, since there are many for each article.
final class PostgresFacetIndex {
    /// A facet that was found.
    struct Facet {
        /// The key that the tables know it by.
        var identifier: Int64
        /// The last ordinal that was given in it.
        var entered: Int64
    }

    /// The facets that were found so far.
    private(set) var facets: [Facet] = []

    private let connection: PostgresConnection
    private var positions: [FacetKey: Int] = [:]
    private var memberships: [ArticleFacets: FacetMembership<Int>] = [:]
    private var positionsOfSelections: [Int64: Int] = [:]
    private var led: [Int64: [Selection]] = [:]

    /// A registered selection.
    private struct Selection {
        var position: Int
        var query: ArticleQuery
        var wanted: SearchTerms.Wanted?
    }

    /// The statement that finds the registered selections that some facets lead to; takes these as in `PostgresFacets`.
    private static let selections = """
        SELECT selections.lead, led.id, led.key, led.entered
        FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (kind, key, language_range)
        JOIN facets ON facets.key = wanted.key AND facets.kind = wanted.kind
            AND facets.language_range = wanted.language_range
        JOIN selections ON selections.lead = facets.id
        JOIN facets AS led ON led.id = selections.facet
        """

    /// An index for a transaction.
    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// Finds the facets of articles, making those that are not there.
    func resolve(_ facets: some Sequence<ArticleFacets>) throws {
        let new = Set(facets).filter { memberships[$0] == nil }
        let keysOf = new.map { ($0, FacetKey.keys(of: $0)) }
        try resolve(keysOf.flatMap(\.1))
        for (facets, keys) in keysOf { memberships[facets] = membership(of: facets, among: keys) }
    }

    private func membership(of facets: ArticleFacets, among keys: [FacetKey]) -> FacetMembership<Int> {
        let named = keys.compactMap { positions[$0] }
        var always = Set(named)
        var byWords: [Int: SearchTerms.Wanted] = [:]
        for selection in named.flatMap({ led[self.facets[$0].identifier] ?? [] }) where facets.match(selection.query) {
            if let wanted = selection.wanted {
                byWords[selection.position] = wanted
            } else {
                always.insert(selection.position)
            }
        }
        return FacetMembership(
            always: sorted(always),
            byWords: byWords.map { FacetMembership.ByWords(facet: $0.key, wanted: $0.value) }
        )
    }

    /// Finds facets by their keys, making those that are not there.
    func resolve(_ keys: [FacetKey]) throws {
        let missing = Set(keys).filter { positions[$0] == nil }
            .sorted { ($0.kind.rawValue, $0.key, $0.range) < ($1.kind.rawValue, $1.key, $1.range) }
        guard !missing.isEmpty else { return }
        let select = PostgresFacets.select(missing)
        let answers = try connection.pipeline([
            PostgresFacets.insert(missing), select, PostgresStatement(Self.selections, select.parameters),
        ])
        for (key, facet) in try PostgresFacets.found(answers[1], among: missing) {
            positions[key] = facets.count
            facets.append(Facet(identifier: facet.identifier, entered: Int64(facet.entered)))
        }
        for row in answers[2] {
            guard let query = QueryJSON.decode(try row.required(2, PostgresRow.text)) else { throw row.malformed(2) }
            let identifier = try row.required(1, PostgresRow.integer)
            let entered = try row.required(3, PostgresRow.integer)
            led[try row.required(0, PostgresRow.integer), default: []]
                .append(
                    Selection(
                        position: position(ofSelection: identifier, entered: entered),
                        query: query,
                        wanted: query.wanted
                    )
                )
        }
    }

    /// The positions of the facets that an article at a place belongs to, whose facets were resolved before, in the order
    /// of their identifiers.
    func positions(of place: HeldArticle.Place) -> [Int] {
        guard let membership = memberships[place.facets] else { return [] }
        return membership.byWords.isEmpty ? membership.always : sorted(membership.facets(of: place.article))
    }

    /// The facet with a key that was resolved before.
    func identifier(of key: FacetKey) throws -> Int64 {
        guard let position = positions[key] else { throw PostgresProblem.malformed(column: "facets") }
        return facets[position].identifier
    }

    /// Gives the next ordinal of the facet at a position.
    func nextOrdinal(at position: Int) -> Int64 {
        facets[position].entered += 1
        return facets[position].entered
    }

    private func sorted(_ positions: some Sequence<Int>) -> [Int] {
        positions.sorted { facets[$0].identifier < facets[$1].identifier }
    }

    private func position(ofSelection identifier: Int64, entered: Int64) -> Int {
        if let known = positionsOfSelections[identifier] { return known }
        positionsOfSelections[identifier] = facets.count
        facets.append(Facet(identifier: identifier, entered: entered))
        return facets.count - 1
    }
}
