import GRDB

/// Lets go of registered selections that nobody asks for any more, with their listings and histories.
struct SelectionRemoval {
    /// A transaction.
    var database: Database

    /// Removes all but those of some queries, and returns how many there were.
    func keep(_ queries: [ArticleQuery]) throws -> Int {
        let kept = Set(queries.map(FacetKey.answering).filter(\.isSelection).map(\.key))
        let rows = try Row.fetchAll(database, sql: "SELECT id, key FROM facets WHERE kind = 'all' AND key <> ''")
        var removed = 0
        for row in rows where !kept.contains(try row.required(1, Row.text)) {
            let facet = try row.required(0, Row.integer)
            for table in ["selections", "listing", "history"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE facet = ?", arguments: [facet])
            }
            try database.execute(sql: "DELETE FROM facets WHERE id = ?", arguments: [facet])
            removed += 1
        }
        return removed
    }
}
