import GRDB

/// Rewrites the listings under another hierarchy of categories, within one transaction.
struct HierarchyTransaction {
    /// The transaction.
    var database: Database
    /// The hierarchy so far.
    var old: CategoryHierarchy
    /// The hierarchy from now on.
    var new: CategoryHierarchy
    /// The time of the store.
    var now: Timestamp

    /// Moves every shown article in a category whose ancestors are others now; only facets that an article enters or
    /// leaves count as changed.
    func run() throws {
        try StoreSettings.setHierarchy(new, database)
        let index = FacetIndex(database)
        let sequence = try ChangeLog.lastSequence(database)
        let reader = try ArticleReader(database)
        for key in try articlesAffected() {
            guard let row = try reader.row(key: key), let before = row.held.place(in: old) else {
                continue
            }
            try index.move(
                key: key,
                id: row.stored.article.id,
                from: before,
                to: row.held.place(in: new),
                change: (sequence, now),
                movesAll: false
            )
        }
        try index.finish()
        try StoreSettings.setNewest(now, database)
    }

    /// The articles that are listed in categories whose ancestors are others now, among them all that are in these
    /// themselves.
    private func articlesAffected() throws -> [Int64] {
        var keys = Set<Int64>()
        let facets = try Row.fetchAll(
            database,
            sql: "SELECT id, key FROM facets WHERE kind = 'category' AND language_range = ''"
        )
        let select = try database.cachedStatement(sql: "SELECT article FROM listing WHERE facet = ?")
        for row in facets {
            guard let category = CategoryReference(name: try row.required(1, Row.text)) else { throw row.malformed(1) }
            guard old.closure(of: [category]) != new.closure(of: [category]) else { continue }
            keys.formUnion(try Int64.fetchAll(select, arguments: [try row.required(0, Row.integer)]))
        }
        return keys.sorted()
    }
}
