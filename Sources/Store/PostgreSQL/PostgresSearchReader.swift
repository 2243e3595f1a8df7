/// Answers queries that nobody registered, at a bounded cost; see `ArticleStore.search`.
struct PostgresSearchReader {
    /// A connection, in a transaction that sees one moment.
    var connection: PostgresConnection
    /// The query in terms of facets.
    var selection: FacetSelection
    /// How many rows of listings are looked at in all.
    var mostRows: Int

    /// The statement that finds the first row of each of some listings that is not looked at; takes the facets and how many
    /// rows are.
    static let ends = """
        SELECT driver.facet, last.published, last.id, last.article
        FROM unnest($1::bigint[]) AS driver (facet) CROSS JOIN LATERAL (
            SELECT listed.published, listed.id, listed.article FROM memberships AS listed
            WHERE listed.facet = driver.facet AND listed.published IS NOT NULL
            ORDER BY listed.published DESC, listed.id DESC LIMIT 1 OFFSET $2
        ) AS last
        """

    /// The statement that reads articles by their keys, newest first.
    static let articles = """
        SELECT \(PostgresArticleRow.columns)
        FROM unnest($1::bigint[]) AS wanted (key) CROSS JOIN LATERAL (
            SELECT * FROM articles WHERE articles.key = wanted.key LIMIT 1
        ) AS article
        ORDER BY article.published DESC, article.id DESC
        """

    /// The latest articles, or nil if too many would have to be looked at; those that have some words, if any are wanted.
    func latest(_ count: Int, _ wanted: SearchTerms.Wanted?) throws -> [StoredArticle]? {
        guard let found = try found(count, wanted) else { return nil }
        return try PostgresArticleRow.stored(connection.rows(Self.articles, [.integers(found.map(\.article))]))
    }

    private func found(_ count: Int, _ wanted: SearchTerms.Wanted?) throws -> [ListedArticle]? {
        guard let wanted else { return try listed(count, mostRows: mostRows) }
        let words = PostgresTextIndex.expression(wanted)
        let strategy = try TextStrategy.decide(selection, mostRows: mostRows) {
            let most = Int64(TextStrategy.mostMatches(mostRows))
            let answer = try PostgresTextIndex.rows(
                PostgresTextIndex.isCommon,
                [words, .integer(most)],
                connection
            )
            return try answer.first?.boolean(0) ?? true
        }
        switch strategy {
        case .listings(let most):
            return try listed(count, mostRows: most, words)
        case .words:
            let listing = PostgresListing(selection: selection, isDriven: false)
            let parameters = listing.parameters + [.integer(Int64(count)), words]
            return try PostgresTextIndex.rows(Self.statement(listing), parameters, connection)
                .map { try Self.listed($0, from: 0) }
        }
    }

    /// The statement that reads the latest of all articles that have some words.
    private static func statement(_ listing: PostgresListing) -> String {
        """
        WITH listed AS MATERIALIZED (
            SELECT articles.published, articles.id, articles.key AS article
            FROM article_texts JOIN articles ON articles.key = article_texts.article
            WHERE article_texts.terms @@ $6::tsquery
        )
        SELECT listed.published, listed.id, listed.article FROM listed
        WHERE $1::bigint[] = '{}' AND \(listing.conditions)
        ORDER BY listed.published DESC, listed.id DESC LIMIT $5
        """
    }

    /// The latest articles in the listings, of which no more than so many rows are looked at; nil if there could be others.
    private func listed(_ count: Int, mostRows: Int, _ words: PostgresValue? = nil) throws -> [ListedArticle]? {
        let drivers = selection.drivers
        let share = max(1, mostRows / max(1, drivers.count))
        let rows = try connection.rows(
            Self.ends,
            [.integers(drivers.map(\.identifier)), .integer(Int64(share))]
        )
        var ends: [Int64: ListedArticle] = [:]
        for row in rows { ends[try row.required(0, PostgresRow.integer)] = try Self.listed(row, from: 1) }
        let answers = try connection.pipeline(
            drivers.map { statement($0, count, before: ends[$0.identifier], words) }
        )
        let items = try answers.joined().map { try Self.listed($0, from: 0) }
        return ListedArticle.latest(count, of: items, before: Array(ends.values))
    }

    /// Reads the latest articles in one listing, those newer than an end, with some words if any are wanted.
    private func statement(
        _ driver: FacetSelection.Facet,
        _ count: Int,
        before end: ListedArticle?,
        _ words: PostgresValue?
    ) -> PostgresStatement {
        let listing = PostgresListing(selection: selection)
        var parameters = listing.parameters
        parameters[0] = .integers([driver.identifier])
        parameters.append(.integer(Int64(count)))
        var (bound, condition) = ("", "")
        if let end {
            bound = " AND (published, id) > ($6::bigint, $7::text)"
            parameters += [.time(end.published), .text(end.id)]
        }
        if let words {
            parameters.append(words)
            // A value and no join: each article is looked up by itself, whatever the server estimates.
            condition = """
                 AND (SELECT texts.terms @@ $\(parameters.count)::tsquery FROM article_texts AS texts \
                WHERE texts.article = listed.article)
                """
        }
        let sql = """
            SELECT found.published, found.id, found.article
            FROM unnest($1::bigint[]) AS driver (facet) CROSS JOIN LATERAL (
                \(listing.matching(bound: bound))\(condition) ORDER BY listed.published DESC, listed.id DESC LIMIT $5
            ) AS found
            """
        return PostgresStatement(sql, parameters)
    }

    private static func listed(_ row: PostgresRow, from column: Int) throws -> ListedArticle {
        ListedArticle(
            published: try row.required(column, PostgresRow.time),
            id: try row.required(column + 1, PostgresRow.text),
            article: try row.required(column + 2, PostgresRow.integer)
        )
    }
}
