import GRDB

/// What a store remembers of itself.
enum StoreSettings {
    /// The time of the store: that of the clock, or the newest ever written if the clock is behind it.
    static func now(_ database: Database, clock: () -> Timestamp) throws -> Timestamp {
        let statement = try database.cachedStatement(sql: "SELECT newest_time FROM settings")
        let newest = Timestamp(milliseconds: try Int64.fetchOne(statement) ?? 0)
        return max(newest, clock())
    }

    /// Remembers the newest time ever written.
    static func setNewest(_ time: Timestamp, _ database: Database) throws {
        try database.cachedStatement(sql: "UPDATE settings SET newest_time = ?")
            .execute(arguments: [time.milliseconds])
    }

    /// The hierarchy that was last made known.
    static func hierarchy(_ database: Database) throws -> CategoryHierarchy {
        var hierarchy = CategoryHierarchy()
        let statement = try database.cachedStatement(sql: "SELECT taxonomy, slug, parent FROM category_parents")
        let rows = try Row.fetchCursor(statement)
        while let row = try rows.next() {
            let category = CategoryReference(
                taxonomy: try row.required(0, Row.text),
                slug: try row.required(1, Row.text)
            )
            hierarchy.insert(category, under: try row.required(2, Row.text))
        }
        return hierarchy
    }

    /// Whether the hierarchy that was last made known is that of some taxonomies.
    ///
    /// Every start asks, and hardly any finds another: no table is made of thousands of rows for that.
    static func hierarchy(isThatOf taxonomies: [Taxonomy], _ database: Database) throws -> Bool {
        var missing = taxonomies.reduce(0) { $0 + $1.parents.count }
        var taxonomy = ""
        var parents: [String: String] = [:]
        let rows = try StatementRows(
            database,
            sql: "SELECT taxonomy, slug, parent FROM category_parents ORDER BY taxonomy, slug"
        )
        while try rows.next() {
            let slug = try rows.requiredText(0)
            if slug != taxonomy {
                taxonomy = slug
                parents = taxonomies.first { $0.slug == slug }?.parents ?? [:]
            }
            guard try parents[rows.requiredText(1)] == rows.text(2) else { return false }
            missing -= 1
        }
        return missing == 0
    }

    /// Writes the hierarchy.
    static func setHierarchy(_ hierarchy: CategoryHierarchy, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM category_parents")
        let insert = try database.cachedStatement(sql: "INSERT INTO category_parents VALUES (?, ?, ?)")
        for (category, parent) in hierarchy.parents {
            try insert.execute(arguments: [category.taxonomy, category.slug, parent.slug])
        }
    }
}
