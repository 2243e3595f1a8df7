/// Holds the index of words against some articles.
struct PostgresTextCheck {
    /// A connection in a reading transaction.
    var connection: PostgresConnection

    /// Where something is wrong, and what; nothing where there is no index of this version.
    func problems() throws -> [(place: String, problem: String)] {
        let state = try connection.pipeline([PostgresTextIndex.state])[0]
        guard let index = try PostgresTextIndex(state, connection), index.isOurs else { return [] }
        let keys = try connection.rows(
            """
            SELECT key FROM articles
            WHERE key <= $1 AND key % greatest(1, (SELECT max(key) FROM articles) / $2::bigint) = 0 ORDER BY key
            """,
            [.integer(index.built), .integer(TextSample.articles)]
        )
        return try keys.compactMap { row in
            let key = try row.required(0, PostgresRow.integer)
            guard let article = try article(key) else { return nil }
            return try isAsItIs(article, key) ? nil : TextSample.problem(with: article)
        }
    }

    /// An article; nil if it cannot be read, of which others tell.
    private func article(_ key: Int64) throws -> Article? {
        let sql = "SELECT \(PostgresArticleRow.columns) FROM articles AS article WHERE key = $1"
        let rows = try connection.rows(sql, [.integer(key)])
        do {
            return try PostgresArticleRow.stored(rows).first?.article
        } catch PostgresProblem.malformed {
            return nil
        }
    }

    private func isAsItIs(_ article: Article, _ key: Int64) throws -> Bool {
        let terms = TextSample.some(of: SearchTerms.terms(of: article))
        guard !terms.isEmpty else { return true }
        let found = try connection.rows(
            "SELECT terms @@ $2::tsquery FROM article_texts WHERE article = $1",
            [.integer(key), PostgresTextIndex.expression(SearchTerms.Wanted(terms: terms))]
        )
        guard article.state == .published else { return found.isEmpty }
        return try found.first?.required(0, PostgresRow.boolean) == true
    }
}
