/// Looks for what only this backend keeps: what articles know of their own rows, and the last numbers that were given.
struct PostgresCheck {
    /// A connection in a reading transaction.
    var connection: PostgresConnection

    /// Where something is wrong, and what.
    func problems() throws -> [(place: String, problem: String)] {
        try lastNumbers() + strays() + count()
    }

    private func lastNumbers() throws -> [(String, String)] {
        guard
            let row =
                try connection.rows(
                    """
                    SELECT last_sequence, coalesce((SELECT max(sequence) FROM changes), 0), last_article,
                        coalesce((SELECT max(key) FROM articles), 0)
                    FROM settings
                    """
                )
                .first
        else { return [("settings", "there is no row")] }
        let numbers = try (0..<4).map { try row.required($0, PostgresRow.integer) }
        var problems: [(String, String)] = []
        if numbers[0] != numbers[1] {
            problems.append(("settings", "the last change is said to be \(numbers[0]), and is \(numbers[1])"))
        }
        if numbers[2] < numbers[3] {
            problems.append(("settings", "the last key is said to be \(numbers[2]), and is \(numbers[3])"))
        }
        return problems
    }

    /// Articles that name rows which are not theirs.
    private func strays() throws -> [(String, String)] {
        try connection.rows(
            """
            SELECT DISTINCT articles.id
            FROM articles CROSS JOIN LATERAL unnest(facets, ordinals) AS pair (facet, ordinal)
            LEFT JOIN memberships ON memberships.facet = pair.facet AND memberships.ordinal = pair.ordinal
                AND memberships.article = articles.key AND memberships.id = articles.id
            WHERE memberships.facet IS NULL ORDER BY articles.id LIMIT $1
            """,
            [.integer(Int64(StoreCheckReport.mostFindings))]
        )
        .map {
            ("article “\(try $0.required(0, PostgresRow.text))”", "it names places in histories that are not its own")
        }
    }

    private func count() throws -> [(String, String)] {
        guard
            let row =
                try connection.rows(
                    "SELECT (SELECT count(*) FROM memberships), (SELECT sum(cardinality(facets)) FROM articles)::bigint"
                )
                .first
        else { return [] }
        let (there, known) = (try row.required(0, PostgresRow.integer), try row.integer(1) ?? 0)
        return there == known
            ? [] : [("histories", "there are \(there) entries, and articles know of \(known)")]
    }
}
