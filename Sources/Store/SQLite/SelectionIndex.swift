import GRDB

/// Finds the registered selections that hold an article, within one transaction.
///
/// A registered selection is a facet of its own, so that its latest articles, its last change and its history are read
/// like those of a category. It is looked for by the facets that lead to it: whatever it holds is in one of them.
final class SelectionIndex {
    private let database: Database
    private var led: [Int64: [(facet: Int64, query: ArticleQuery)]] = [:]

    /// An index for a transaction.
    init(_ database: Database) {
        self.database = database
    }

    /// The selections that hold an article with these facets, which go by these keys, each once.
    func selections(holding facets: ArticleFacets, among keys: [Int64]) throws -> [Int64] {
        var found: [Int64] = []
        for key in keys {
            for selection in try led(by: key)
            where facets.match(selection.query) && !found.contains(selection.facet) {
                found.append(selection.facet)
            }
        }
        return found
    }

    /// Takes note that nothing is led to by a facet, which is not looked up then.
    func knowNone(ledBy lead: Int64) {
        if led[lead] == nil { led[lead] = [] }
    }

    private func led(by lead: Int64) throws -> [(facet: Int64, query: ArticleQuery)] {
        if let known = led[lead] { return known }
        let statement = try database.cachedStatement(
            sql: """
                SELECT facets.id, facets.key FROM selections JOIN facets ON facets.id = selections.facet
                WHERE selections.lead = ?
                """
        )
        var found: [(facet: Int64, query: ArticleQuery)] = []
        for row in try Row.fetchAll(statement, arguments: [lead]) {
            guard let query = QueryJSON.decode(try row.required(1, Row.text)) else { throw row.malformed(1) }
            found.append((try row.required(0, Row.integer), query))
        }
        led[lead] = found
        return found
    }
}
