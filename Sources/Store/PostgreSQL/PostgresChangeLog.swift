/// The log of changes.
enum PostgresChangeLog {
    /// The statement that reads the changes after a sequence number; takes it and their number.
    static let page = """
        SELECT changes.sequence, changes.time, articles.id, changes.kind, changes.before, changes.after
        FROM changes JOIN articles ON articles.key = changes.article
        WHERE changes.sequence > $1 ORDER BY changes.sequence LIMIT $2
        """

    /// The statement that reads the log backwards; takes the newest sequence number and the number of changes.
    static let pageBackwards = """
        SELECT sequence, time, before, after FROM changes WHERE sequence <= $1 ORDER BY sequence DESC LIMIT $2
        """

    /// The table.
    static let table = PostgresTable(
        "changes",
        [
            ("sequence", "bigint"), ("time", "bigint"), ("article", "bigint"), ("kind", "text"), ("before", "text"),
            ("after", "text"),
        ]
    )

    /// Writes changes, with the keys of their articles.
    static func append(_ changes: [(change: Change, article: Int64)], _ connection: PostgresConnection) throws {
        let rows = changes.lazy.map { change, article -> [PostgresValue] in
            [
                .integer(change.sequence), .time(change.time), .integer(article), .text(change.kind.rawValue),
                .text(change.before.map(FacetsJSON.encode)), .text(change.after.map(FacetsJSON.encode)),
            ]
        }
        try table.insert(changes.count, rows, connection)
    }

    /// The changes of rows that `page` gave.
    static func changes(_ rows: PostgresRows) throws -> [Change] {
        var cache = FacetsCache()
        func facets(_ row: PostgresRow, _ column: Int) throws -> ArticleFacets? {
            guard let text = try row.text(column) else { return nil }
            guard let facets = cache.facets(text) else { throw row.malformed(column) }
            return facets
        }
        return try rows.map { row in
            guard let kind = Change.Kind(rawValue: try row.required(3, PostgresRow.text)) else {
                throw row.malformed(3)
            }
            return Change(
                sequence: try row.required(0, PostgresRow.integer),
                time: try row.required(1, PostgresRow.time),
                articleID: try row.required(2, PostgresRow.text),
                kind: kind,
                before: try facets(row, 4),
                after: try facets(row, 5)
            )
        }
    }

    /// When the newest change that touches a query happened, none of them being later than `sequence`.
    static func lastChange(
        touching query: ArticleQuery,
        upTo sequence: Int64,
        _ connection: PostgresConnection
    ) throws -> Timestamp? {
        var matcher = QueryMatcher(query)
        var next = sequence
        var size: Int64 = 100
        while next > 0 {
            let rows = try connection.rows(pageBackwards, [.integer(next), .integer(size)])
            for row in rows where try matcher.matches(row, 2) || matcher.matches(row, 3) { return try row.time(1) }
            guard let last = rows.last else { return nil }
            next = try last.required(0, PostgresRow.integer) - 1
            size = min(size * 4, 10_000)
        }
        return nil
    }
}

extension QueryMatcher {
    /// Whether the facets in a column match; those of an article that was not shown do not.
    mutating func matches(_ row: PostgresRow, _ column: Int) throws -> Bool {
        guard let text = try row.text(column) else { return false }
        guard let answer = matches(text) else { throw row.malformed(column) }
        return answer
    }
}
