import GRDB

extension FacetSelection {
    /// Looks up the facets of a query in a transaction.
    init?(_ query: ArticleQuery, _ database: Database) throws {
        try self.init(query) { try FacetSelection.facet($0, database) }
    }

    /// The facet of a key, or nil if there is none.
    static func facet(_ key: FacetKey, _ database: Database) throws -> Facet? {
        let rows = try StatementRows(
            database,
            sql: """
                SELECT id, size, changed_sequence, changed_time, entered FROM facets
                WHERE kind = ? AND key = ? AND language_range = ?
                """
        )
        try rows.bind(key.kind.rawValue, at: 1)
        try rows.bind(key.key, at: 2)
        try rows.bind(key.range, at: 3)
        guard try rows.next() else { return nil }
        return Facet(
            identifier: try rows.requiredInteger(0),
            size: try rows.requiredInteger(1),
            changedSequence: try rows.requiredInteger(2),
            changedTime: try rows.time(3),
            entered: Int(clamping: try rows.requiredInteger(4))
        )
    }
}
