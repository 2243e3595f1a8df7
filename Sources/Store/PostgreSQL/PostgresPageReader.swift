/// Reads where the pages of articles are, without the articles themselves.
struct PostgresPageReader {
    /// A connection, in no transaction.
    var connection: PostgresConnection

    /// The statement that reads the pages of a range of a history; takes the facet, the first ordinal and the last.
    static let pages = """
        SELECT article.id, article.url, article.language, article.translation_of, article.published,
            coalesce(article.modified, article.revised)
        FROM memberships AS member CROSS JOIN LATERAL (
            SELECT * FROM articles WHERE articles.key = member.article LIMIT 1
        ) AS article
        WHERE member.facet = $1 AND member.ordinal BETWEEN $2 AND $3 AND article.state = 'published'
            AND article.url IS NOT NULL
        ORDER BY member.ordinal
        """

    /// The statement that reads what there is in several languages of a range of a history: the id of the original, then
    /// an article that is it or a translation of it, in the order of ids; takes what the statement above does.
    static let translations = """
        WITH wanted AS (
            SELECT DISTINCT coalesce(article.translation_of, article.id) AS original
            FROM memberships AS member CROSS JOIN LATERAL (
                SELECT * FROM articles WHERE articles.key = member.article LIMIT 1
            ) AS article
            WHERE member.facet = $1 AND member.ordinal BETWEEN $2 AND $3 AND article.state = 'published'
        ), translated AS (
            SELECT original, found.id, found.url, found.language, found.state
            FROM wanted CROSS JOIN LATERAL (
                SELECT * FROM articles WHERE articles.translation_of = wanted.original OFFSET 0
            ) AS found
        )
        SELECT original, id, url, language FROM translated WHERE state = 'published' AND url IS NOT NULL
        UNION ALL
        SELECT original, found.id, found.url, found.language
        FROM (SELECT DISTINCT original FROM translated) AS wanted CROSS JOIN LATERAL (
            SELECT * FROM articles WHERE articles.id = wanted.original LIMIT 1
        ) AS found
        WHERE found.state = 'published' AND found.url IS NOT NULL
        ORDER BY original, id
        """

    /// The statement that finds when each so many articles of a history last changed; takes the facet and the number.
    static let lastChanges = """
        SELECT max(changed) FROM memberships WHERE facet = $1 GROUP BY (ordinal - 1) / $2 ORDER BY (ordinal - 1) / $2
        """

    private struct Member {
        var id: String
        var translation: ArticlePage.Translation
    }

    /// The pages of a range; see `ArticleStore.pages`.
    func pages(_ ordinals: ClosedRange<Int>) throws -> [ArticlePage] {
        try connection.transaction(PostgresSelectionReader.modes) {
            guard let facet = try everything() else { return [] }
            let range: [PostgresValue] = [
                .integer(facet), .integer(Int64(ordinals.lowerBound)), .integer(Int64(ordinals.upperBound)),
            ]
            let answers = try connection.pipeline([
                PostgresStatement(Self.pages, range), PostgresStatement(Self.translations, range),
            ])
            let groups = try groups(answers[1])
            return try answers[0]
                .map { row in
                    let id = try row.required(0, PostgresRow.text)
                    let group = groups[ByteText(try row.text(3) ?? id)] ?? []
                    return ArticlePage(
                        url: try row.required(1, PostgresRow.text),
                        language: try row.text(2),
                        published: try row.required(4, PostgresRow.time),
                        modified: try row.time(5),
                        translations: group.filter { ByteText($0.id) != ByteText(id) }.map(\.translation)
                    )
                }
        }
    }

    /// When each so many articles last changed; see `ArticleStore.lastChanges`.
    func lastChanges(ofEach count: Int) throws -> [Timestamp] {
        guard let facet = try everything() else { return [] }
        return try connection.rows(Self.lastChanges, [.integer(facet), .integer(Int64(max(1, count)))])
            .map { try $0.required(0, PostgresRow.time) }
    }

    /// The facet of every article.
    private func everything() throws -> Int64? {
        let key = FacetKey(kind: .all)
        let statement = PostgresFacets.select([key])
        let rows = try connection.rows(statement.sql, statement.parameters)
        return try PostgresFacets.found(rows, among: [key])[key]?.identifier
    }

    /// What there is in several languages by the id of the original, in the order of ids.
    private func groups(_ rows: PostgresRows) throws -> [ByteText: [Member]] {
        var groups: [ByteText: [Member]] = [:]
        for row in rows {
            groups[ByteText(try row.required(0, PostgresRow.text)), default: []]
                .append(
                    Member(
                        id: try row.required(1, PostgresRow.text),
                        translation: ArticlePage.Translation(
                            url: try row.required(2, PostgresRow.text),
                            language: try row.text(3)
                        )
                    )
                )
        }
        return groups
    }
}
