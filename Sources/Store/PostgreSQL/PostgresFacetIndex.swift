/// The facets that articles belong to, within one writing transaction.
///
/// `resolve` has to be told of all facets of articles before they are asked for: it finds them in one round trip.
final class PostgresFacetIndex {
    private let connection: PostgresConnection
    private var identifiers: [FacetKey: Int64] = [:]
    private var identifiersOfFacets: [ArticleFacets: Set<Int64>] = [:]
    private var led: [Int64: [(facet: Int64, query: ArticleQuery)]] = [:]
    /// The last ordinal of each facet that was found.
    private(set) var entered: [Int64: Int64] = [:]

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
        let new = Set(facets).filter { identifiersOfFacets[$0] == nil }
        let keysOf = new.map { ($0, FacetKey.keys(of: $0)) }
        try resolve(keysOf.flatMap(\.1))
        for (facets, keys) in keysOf {
            let named = keys.compactMap { identifiers[$0] }
            let selected = named.flatMap { led[$0] ?? [] }.filter { facets.match($0.query) }.map(\.facet)
            identifiersOfFacets[facets] = Set(named).union(selected)
        }
    }

    /// Finds facets by their keys, making those that are not there.
    func resolve(_ keys: [FacetKey]) throws {
        let missing = Set(keys).filter { identifiers[$0] == nil }
            .sorted { ($0.kind.rawValue, $0.key, $0.range) < ($1.kind.rawValue, $1.key, $1.range) }
        guard !missing.isEmpty else { return }
        let select = PostgresFacets.select(missing)
        let answers = try connection.pipeline([
            PostgresFacets.insert(missing), select, PostgresStatement(Self.selections, select.parameters),
        ])
        for (key, facet) in try PostgresFacets.found(answers[1], among: missing) {
            identifiers[key] = facet.identifier
            entered[facet.identifier] = Int64(facet.entered)
        }
        for row in answers[2] {
            guard let query = QueryJSON.decode(try row.required(2, PostgresRow.text)) else { throw row.malformed(2) }
            let facet = try row.required(1, PostgresRow.integer)
            led[try row.required(0, PostgresRow.integer), default: []].append((facet, query))
            entered[facet] = try row.required(3, PostgresRow.integer)
        }
    }

    /// The facets that an article with these belongs to, which were resolved before.
    func identifiers(of facets: ArticleFacets) -> Set<Int64> { identifiersOfFacets[facets] ?? [] }

    /// The facet with a key that was resolved before.
    func identifier(of key: FacetKey) throws -> Int64 {
        guard let identifier = identifiers[key] else { throw PostgresProblem.malformed(column: "facets") }
        return identifier
    }

    /// Gives the next ordinal of a facet.
    func nextOrdinal(of facet: Int64) -> Int64 {
        let next = entered[facet, default: 0] + 1
        entered[facet] = next
        return next
    }
}
