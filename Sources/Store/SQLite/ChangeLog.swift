import GRDB

/// The log of changes.
///
/// SQLite has one writer at a time, who holds the lock from the beginning of its transaction: numbers are given in
/// the order of commits, and once a number is seen no lower one can appear.
enum ChangeLog {
    /// The newest sequence number, 0 for an empty log.
    static func lastSequence(_ database: Database) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT max(sequence) FROM changes")
        return try Int64.fetchOne(statement) ?? 0
    }

    /// Writes a change.
    static func append(_ change: Change, article: Int64, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)")
            .execute(
                arguments: [
                    change.sequence, change.time.milliseconds, article, change.kind.rawValue,
                    change.before.map(FacetsJSON.encode), change.after.map(FacetsJSON.encode),
                ]
            )
    }

    /// The changes after a sequence number, in order.
    static func changes(after sequence: Int64, limit: Int, _ database: Database) throws -> [Change] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT changes.sequence, changes.time, articles.id, changes.kind, changes.before, changes.after
                FROM changes JOIN articles ON articles.key = changes.article
                WHERE changes.sequence > ? ORDER BY changes.sequence LIMIT ?
                """
        )
        var changes: [Change] = []
        var facets = FacetsCache()
        let rows = try Row.fetchCursor(statement, arguments: [sequence, max(0, limit)])
        while let row = try rows.next() {
            guard let kind = Change.Kind(rawValue: try row.required(3, Row.text)) else { throw row.malformed(3) }
            changes.append(
                Change(
                    sequence: try row.required(0, Row.integer),
                    time: try row.required(1, Row.time),
                    articleID: try row.required(2, Row.text),
                    kind: kind,
                    before: try facets.facets(row, 4),
                    after: try facets.facets(row, 5)
                )
            )
        }
        return changes
    }

    /// When the newest change that touches a query happened, none of them being later than `sequence`.
    static func lastChange(
        touching query: ArticleQuery,
        upTo sequence: Int64,
        _ database: Database
    ) throws
        -> Timestamp?
    {
        let statement = try database.cachedStatement(
            sql: "SELECT time, before, after FROM changes WHERE sequence <= ? ORDER BY sequence DESC"
        )
        var matcher = QueryMatcher(query)
        let rows = try Row.fetchCursor(statement, arguments: [sequence])
        while let row = try rows.next() {
            if try matcher.matches(row, 1) || matcher.matches(row, 2) { return try row.time(0) }
        }
        return nil
    }
}
