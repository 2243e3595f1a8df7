/// Writes rows of articles, many in one statement.
struct PostgresArticleWriter {
    /// A writing transaction.
    var connection: PostgresConnection

    private static let table = PostgresTable(
        "articles",
        [
            ("key", "bigint"), ("state", "text"), ("state_before", "text"), ("published", "bigint"),
            ("due", "bigint"), ("restored", "bigint"), ("taken_down", "bigint"),
            ("first_published_sequence", "bigint"), ("facets", "bigint[]"), ("ordinals", "bigint[]"), ("id", "text"),
            ("published_given", "bigint"), ("created", "bigint"), ("revised", "bigint"), ("modified", "bigint"),
            ("language", "text"), ("translation_of", "text"), ("url", "text"), ("external_url", "text"),
            ("image", "text"), ("banner_image", "text"), ("source_name", "text"), ("source_url", "text"),
            ("title", "text"), ("summary", "text"), ("content_text", "text"), ("content_html", "text"),
            ("categories", "text[]"), ("people", "jsonb"), ("attachments", "jsonb"),
        ]
    )

    /// How many of the columns come first that are written where the content stays as it is.
    private static let stateCount = 10

    private static let replacement = update(table.columns)
    private static let restatement = update(Array(table.columns.prefix(stateCount)))

    /// Writes articles that were not known.
    func insert(_ rows: [PostgresArticleRow]) throws {
        try Self.table.insert(rows.count, rows.lazy.map(Self.values), connection)
    }

    /// Writes articles that were known, all of them.
    func replace(_ rows: [PostgresArticleRow]) {
        run(Self.replacement, rows, Self.table.columns.count)
    }

    /// Writes the states of articles whose content stays as it is.
    func restate(_ rows: [PostgresArticleRow]) {
        run(Self.restatement, rows, Self.stateCount)
    }

    private func run(_ sql: String, _ rows: [PostgresArticleRow], _ count: Int) {
        guard !rows.isEmpty else { return }
        connection.queue(sql, PostgresValue.columns(rows.map { Array(Self.values($0).prefix(count)) }))
    }

    private static func update(_ columns: [PostgresTable.Column]) -> String {
        let names = columns.dropFirst().map(\.name)
        return """
            UPDATE articles SET (\(names.joined(separator: ", "))) \
            = ROW (\(names.map { "new." + $0 }.joined(separator: ", "))) \
            FROM \(PostgresTable.parameters(columns)) AS new WHERE articles.key = new.key
            """
    }

    /// The values of the columns, in their order.
    private static func values(_ row: PostgresArticleRow) -> [PostgresValue] {
        let stored = row.held.stored
        let article = stored.article
        return [
            .integer(row.key), .text(row.held.stateName), .text(row.held.stateBefore?.rawValue),
            .time(stored.published), .time(row.held.due), .time(stored.restored), .time(row.takenDown),
            .integer(stored.firstPublishedSequence), .integers(row.ordinals.facets),
            .integers(row.ordinals.ordinals), .text(article.id), .time(article.published), .time(row.held.created),
            .time(stored.revised), .time(article.modified), .text(article.language), .text(article.translationOf),
            .text(article.url), .text(article.externalURL), .text(article.image), .text(article.bannerImage),
            .text(article.source?.name), .text(article.source?.url), .text(article.title), .text(article.summary),
            .text(article.contentText), .text(article.contentHTML), .texts(article.categories.map(\.name)),
            .json(ArticleParts.encode(article.people)), .json(ArticleParts.encode(article.attachments)),
        ]
    }
}
