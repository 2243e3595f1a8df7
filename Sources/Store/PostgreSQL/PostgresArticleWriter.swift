/// Writes rows of articles, many in one statement.
struct PostgresArticleWriter {
    /// A writing transaction.
    var connection: PostgresConnection

    /// The columns of a row that is written whole, and of which type their parameters are.
    private static let columns: [(name: String, type: String)] =
        [
            ("key", "bigint"), ("id", "text"), ("state", "text"), ("state_before", "text"), ("published", "bigint"),
            ("due", "bigint"), ("restored", "bigint"), ("taken_down", "bigint"),
            ("first_published_sequence", "bigint"), ("facets", "text"), ("ordinals", "text"),
            ("published_given", "bigint"), ("created", "bigint"), ("revised", "bigint"), ("modified", "bigint"),
            ("language", "text"), ("translation_of", "text"), ("url", "text"), ("external_url", "text"),
            ("image", "text"), ("banner_image", "text"), ("source_name", "text"), ("source_url", "text"),
            ("title", "text"), ("summary", "text"), ("content_text", "text"), ("content_html", "text"),
            ("categories", "text"), ("people", "jsonb"), ("attachments", "jsonb"),
        ]

    /// How many of the columns come first that are written where the content stays as it is.
    private static let stateCount = 11

    private static let insertion = """
        INSERT INTO articles (\(list(columns) { $0 })) SELECT \(list(columns) { "new." + $0 }) FROM \(rows(columns))
        """
    private static let replacement = update(columns)
    private static let restatement = update(Array(columns.prefix(stateCount)))

    /// Writes articles that were not known.
    func insert(_ rows: [PostgresArticleRow]) {
        run(Self.insertion, rows, Self.columns.count)
    }

    /// Writes articles that were known, all of them.
    func replace(_ rows: [PostgresArticleRow]) {
        run(Self.replacement, rows, Self.columns.count)
    }

    /// Writes the states of articles whose content stays as it is.
    func restate(_ rows: [PostgresArticleRow]) {
        run(Self.restatement, rows, Self.stateCount)
    }

    private func run(_ sql: String, _ rows: [PostgresArticleRow], _ count: Int) {
        guard !rows.isEmpty else { return }
        connection.queue(sql, PostgresValue.columns(rows.map { Array(Self.values($0).prefix(count)) }))
    }

    private static func update(_ columns: [(name: String, type: String)]) -> String {
        let written = Array(columns.dropFirst())
        return """
            UPDATE articles SET (\(list(written) { $0 })) = ROW (\(list(written) { "new." + $0 })) \
            FROM \(rows(columns)) WHERE articles.key = new.key
            """
    }

    /// The parameters as rows.
    ///
    /// Arrays of arrays cannot be taken apart: slugs hold no line feed, and numbers are written as arrays are.
    private static func rows(_ columns: [(name: String, type: String)]) -> String {
        let values = list(columns) { name in
            switch name {
            case "categories": "string_to_array(categories, E'\\n') AS categories"
            case "facets", "ordinals": "\(name)::bigint[] AS \(name)"
            default: name
            }
        }
        let arrays = columns.enumerated().map { "$\($0.offset + 1)::\($0.element.type)[]" }.joined(separator: ", ")
        return "(SELECT \(values) FROM unnest(\(arrays)) AS given (\(list(columns) { $0 }))) AS new"
    }

    private static func list(
        _ columns: [(name: String, type: String)],
        _ write: (String) -> String
    ) -> String {
        columns.map { write($0.name) }.joined(separator: ", ")
    }

    /// The values of the columns, in their order.
    private static func values(_ row: PostgresArticleRow) -> [PostgresValue] {
        let stored = row.held.stored
        let article = stored.article
        let ordinals = row.ordinals.sorted { $0.key < $1.key }
        return [
            .integer(row.key), .text(article.id), .text(row.held.stateName), .text(row.held.stateBefore?.rawValue),
            .time(stored.published), .time(row.held.due), .time(stored.restored), .time(row.takenDown),
            .integer(stored.firstPublishedSequence), .text(array(ordinals.map(\.key))),
            .text(array(ordinals.map(\.value))), .time(article.published), .time(row.held.created),
            .time(stored.revised), .time(article.modified), .text(article.language), .text(article.translationOf),
            .text(article.url), .text(article.externalURL), .text(article.image), .text(article.bannerImage),
            .text(article.source?.name), .text(article.source?.url), .text(article.title), .text(article.summary),
            .text(article.contentText), .text(article.contentHTML),
            .text(article.categories.map(\.name).joined(separator: "\n")), .json(PostgresParts.encode(article.people)),
            .json(PostgresParts.encode(article.attachments)),
        ]
    }

    private static func array(_ numbers: [Int64]) -> String {
        "{" + numbers.map(String.init).joined(separator: ",") + "}"
    }
}
