import GRDB

/// Finds the registered selections that hold an article, within one transaction.
///
/// A registered selection is a facet of its own, so that its latest articles, its last change and its history are read
/// like those of a category. It is looked for by the facets that lead to it: whatever it holds is in one of them.
final class SelectionIndex {
    private let database: Database
    private var led: [Int64: [Selection]] = [:]

    private struct Selection {
        var facet: Int64
        var query: ArticleQuery
        var wanted: SearchTerms.Wanted?
    }

    /// An index for a transaction.
    init(_ database: Database) {
        self.database = database
    }

    /// What articles with these facets belong to, which go by these keys: these, and the selections that hold them.
    func membership(of facets: ArticleFacets, among keys: [Int64]) throws -> FacetMembership<Int64> {
        var membership = FacetMembership(always: keys)
        var found: Set<Int64> = []
        for key in keys {
            for selection in try led(by: key)
            where facets.match(selection.query) && found.insert(selection.facet).inserted {
                if let wanted = selection.wanted {
                    membership.byWords.append(.init(facet: selection.facet, wanted: wanted))
                } else {
                    membership.always.append(selection.facet)
                }
            }
        }
        return membership
    }

    /// Takes note that nothing is led to by a facet, which is not looked up then.
    func knowNone(ledBy lead: Int64) {
        if led[lead] == nil { led[lead] = [] }
    }

    private func led(by lead: Int64) throws -> [Selection] {
        if let known = led[lead] { return known }
        let statement = try database.cachedStatement(
            sql: """
                SELECT facets.id, facets.key FROM selections JOIN facets ON facets.id = selections.facet
                WHERE selections.lead = ?
                """
        )
        var found: [Selection] = []
        for row in try Row.fetchAll(statement, arguments: [lead]) {
            guard let query = QueryJSON.decode(try row.required(1, Row.text)) else { throw row.malformed(1) }
            let facet = try row.required(0, Row.integer)
            found.append(Selection(facet: facet, query: query, wanted: query.wanted))
        }
        led[lead] = found
        return found
    }
}
