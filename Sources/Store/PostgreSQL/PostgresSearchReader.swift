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

    /// The latest articles, or nil if too many would have to be looked at.
    func latest(_ count: Int) throws -> [StoredArticle]? {
        let drivers = selection.drivers
        let share = max(1, mostRows / max(1, drivers.count))
        let rows = try connection.rows(
            Self.ends,
            [.integers(drivers.map(\.identifier)), .integer(Int64(share))]
        )
        var ends: [Int64: ListedArticle] = [:]
        for row in rows { ends[try row.required(0, PostgresRow.integer)] = try Self.listed(row, from: 1) }
        let answers = try connection.pipeline(drivers.map { statement($0, count, before: ends[$0.identifier]) })
        let items = try answers.joined().map { try Self.listed($0, from: 0) }
        guard let found = ListedArticle.latest(count, of: items, before: Array(ends.values)) else { return nil }
        return try PostgresArticleRow.stored(connection.rows(Self.articles, [.integers(found.map(\.article))]))
    }

    /// Reads the latest articles in one listing, those newer than an end.
    private func statement(
        _ driver: FacetSelection.Facet,
        _ count: Int,
        before end: ListedArticle?
    ) -> PostgresStatement {
        let listing = PostgresListing(selection: selection)
        let bound = end == nil ? "" : " AND (published, id) > ($6::bigint, $7::text)"
        let sql = """
            SELECT found.published, found.id, found.article
            FROM unnest($1::bigint[]) AS driver (facet) CROSS JOIN LATERAL (
                \(listing.matching(bound: bound)) ORDER BY listed.published DESC, listed.id DESC LIMIT $5
            ) AS found
            """
        var parameters = listing.parameters
        parameters[0] = .integers([driver.identifier])
        parameters.append(.integer(Int64(count)))
        if let end { parameters += [.time(end.published), .text(end.id)] }
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
