/// An article as a writing transaction holds it.
struct PostgresArticleRow {
    /// The key that other tables know it by.
    var key: Int64
    /// What is held of it.
    var held: HeldArticle
    /// When it was last taken down, also if it is shown again.
    var takenDown: Timestamp?
    /// Its ordinal in each facet that it is or ever was in.
    var ordinals = PostgresOrdinals()

    /// The columns of `article` that make one, in the order in which they are read.
    static let columns = names.map { "article." + $0 }.joined(separator: ", ")

    /// The columns that only a writer needs, behind the others.
    static let writersColumns = "article.taken_down, article.facets, article.ordinals"

    /// The statement that finds an article by its id.
    static let selectByID = "SELECT \(columns) FROM articles AS article WHERE id = $1"

    /// The statement that reads articles in the order of their ids, no more once these have much content; takes the id to
    /// begin behind and their number.
    static let page = """
        SELECT \(columns) FROM articles AS article WHERE id > $1 AND id <= (
            SELECT max(id) FROM (
                SELECT id, sum(bytes) OVER (ORDER BY id) - bytes AS before FROM (
                    SELECT id, coalesce(octet_length(content_html), 0) + coalesce(octet_length(content_text), 0) AS bytes
                    FROM articles WHERE id > $1 ORDER BY id LIMIT $2
                ) AS sized
            ) AS summed WHERE before < \(ContentLimit.bytes)
        ) ORDER BY id LIMIT $2
        """

    /// How many columns make an article.
    static let columnCount = names.count

    private static let names = [
        "key", "id", "state", "state_before", "published", "published_given", "created", "revised", "restored",
        "first_published_sequence", "modified", "language", "translation_of", "url", "external_url", "image",
        "banner_image", "source_name", "source_url", "title", "summary", "content_text", "content_html", "categories",
        "people", "attachments",
    ]

    /// Makes the row of an article that was not known.
    init(key: Int64, new held: HeldArticle) {
        self.key = key
        self.held = held
    }

    /// Reads a row with the columns that a writer needs too.
    init(_ row: PostgresRow) throws {
        held = try Self.held(row)
        key = try row.required(0, PostgresRow.integer)
        takenDown = try row.time(Self.columnCount)
        ordinals = PostgresOrdinals(
            facets: try row.required(Self.columnCount + 1, PostgresRow.integers),
            ordinals: try row.required(Self.columnCount + 2, PostgresRow.integers)
        )
    }

    /// The articles of rows with the columns that make one.
    static func stored(_ rows: some Sequence<PostgresRow>) throws -> [StoredArticle] {
        try rows.map { try held($0).stored }
    }

    /// What a row with the columns that make an article holds.
    static func held(_ row: PostgresRow) throws -> HeldArticle {
        let name = try row.required(2, PostgresRow.text)
        guard let state = HeldArticle.state(named: name) else { throw row.malformed(2) }
        var article = Article(id: try row.required(1, PostgresRow.text), state: state)
        article.published = try row.time(5)
        article.modified = try row.time(10)
        article.language = try row.text(11)
        article.translationOf = try row.text(12)
        article.url = try row.text(13)
        article.externalURL = try row.text(14)
        article.image = try row.text(15)
        article.bannerImage = try row.text(16)
        article.source = try row.text(17).map { Article.Source(name: $0, url: try row.text(18)) }
        article.title = try row.text(19)
        article.summary = try row.text(20)
        article.contentText = try row.text(21)
        article.contentHTML = try row.text(22)
        article.categories = try row.required(23, PostgresRow.texts)
            .map { name in
                guard let category = CategoryReference(name: name) else { throw row.malformed(23) }
                return category
            }
        article.people = try part(row, 24, ArticleParts.people)
        article.attachments = try part(row, 25, ArticleParts.attachments)
        return HeldArticle(
            stored: StoredArticle(
                article: article,
                published: try row.required(4, PostgresRow.time),
                revised: try row.time(7),
                restored: try row.time(8),
                firstPublishedSequence: try row.integer(9),
                isErased: name == HeldArticle.erased
            ),
            created: try row.required(6, PostgresRow.time),
            stateBefore: try row.text(3).flatMap(Article.State.init(rawValue:))
        )
    }

    private static func part<Part>(_ row: PostgresRow, _ column: Int, _ read: (String) -> Part?) throws -> Part {
        guard let part = read(try row.required(column, PostgresRow.text)) else { throw row.malformed(column) }
        return part
    }
}
