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
        for key in try articlesAffected() {
            guard let row = try ArticleRow.fetch(database, key: key), let before = row.held.place(in: old) else {
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

    private func articlesAffected() throws -> [Int64] {
        var keys = Set<Int64>()
        let named = try Row.fetchAll(database, sql: "SELECT DISTINCT taxonomy, slug FROM article_categories")
        let select = try database.cachedStatement(
            sql: "SELECT article FROM article_categories WHERE taxonomy = ? AND slug = ?"
        )
        for row in named {
            let category = CategoryReference(
                taxonomy: try row.required(0, Row.text),
                slug: try row.required(1, Row.text)
            )
            guard old.closure(of: [category]) != new.closure(of: [category]) else { continue }
            keys.formUnion(try Int64.fetchAll(select, arguments: [category.taxonomy, category.slug]))
        }
        return keys.sorted()
    }
}
