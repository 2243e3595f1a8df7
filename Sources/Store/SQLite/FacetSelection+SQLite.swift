import GRDB

extension FacetSelection {
    /// Looks up the facets of a query in a transaction.
    init?(_ query: ArticleQuery, _ database: Database) throws {
        try self.init(query) { try FacetSelection.facet($0, database) }
    }

    /// The facet of a key, or nil if there is none.
    static func facet(_ key: FacetKey, _ database: Database) throws -> Facet? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, size, changed_sequence, changed_time, entered FROM facets
                WHERE kind = ? AND key = ? AND language_range = ?
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [key.kind.rawValue, key.key, key.range]) else {
            return nil
        }
        return Facet(
            identifier: try row.required(0, Row.integer),
            size: try row.required(1, Row.integer),
            changedSequence: try row.required(2, Row.integer),
            changedTime: try row.time(3),
            entered: Int(clamping: try row.required(4, Row.integer))
        )
    }
}
