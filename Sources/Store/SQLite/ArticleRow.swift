import GRDB

/// An article as the tables hold it.
struct ArticleRow {
    /// The key that other tables know it by.
    var key: Int64
    /// What is held of it.
    var held: HeldArticle
    /// Whether it is what was stored, as far as can be known.
    var isIntact = true

    /// The article.
    var stored: StoredArticle { held.stored }

    /// The article, if it is what was stored.
    /// - Throws: `SQLiteProblem.altered`.
    func intact() throws -> StoredArticle {
        guard isIntact else { throw SQLiteProblem.altered(id: held.stored.article.id) }
        return held.stored
    }

    private static let columns = """
        key, id, state, state_before, published, published_given, created, revised, first_published_sequence, \
        modified, language, translation_of, url, external_url, image, banner_image, source_name, source_url, title, \
        summary, content_text, content_html, restored, digest, categories, people, attachments
        """

    /// The statement that finds an article by its key.
    static let selectByKey = "SELECT \(columns) FROM articles WHERE key = ?"
    /// The statement that finds an article by its id.
    static let selectByID = "SELECT \(columns) FROM articles WHERE id = ?"

    /// The article with an id, or nil.
    static func fetch(_ database: Database, id: String) throws -> ArticleRow? {
        let rows = try StatementRows(database, sql: selectByID)
        try rows.bind(id, at: 1)
        var bytes = RecordBytes()
        return try rows.next() ? ArticleRow(rows, &bytes) : nil
    }

    /// The article with a key, or nil.
    static func fetch(_ database: Database, key: Int64) throws -> ArticleRow? {
        try ArticleReader(database).row(key: key)
    }

    /// Reads the row that a statement has come to; `bytes` are for its digest.
    init(_ row: borrowing StatementRows, _ bytes: inout RecordBytes) throws {
        try self.init(row)
        if let digest = try row.integer(23) { isIntact = digest == held.digest(by: &bytes) }
    }

    private init(_ row: borrowing StatementRows) throws {
        let name = try row.requiredText(2)
        guard let state = HeldArticle.state(named: name) else { throw row.malformed(2) }
        var article = Article(id: try row.requiredText(1))
        article.state = state
        article.published = try row.time(5)
        article.modified = try row.time(9)
        article.language = try row.text(10)
        article.translationOf = try row.text(11)
        article.url = try row.text(12)
        article.externalURL = try row.text(13)
        article.image = try row.text(14)
        article.bannerImage = try row.text(15)
        if let source = try row.text(16) { article.source = Article.Source(name: source, url: try row.text(17)) }
        article.title = try row.text(18)
        article.summary = try row.text(19)
        article.contentText = try row.text(20)
        article.contentHTML = try row.text(21)
        article.categories = try Self.part(row, 24, ArticleParts.categories)
        article.people = try Self.part(row, 25, ArticleParts.people)
        article.attachments = try Self.part(row, 26, ArticleParts.attachments)
        key = try row.requiredInteger(0)
        held = HeldArticle(
            stored: StoredArticle(
                article: article,
                published: try row.requiredTime(4),
                revised: try row.time(7),
                restored: try row.time(22),
                firstPublishedSequence: try row.integer(8),
                isErased: name == HeldArticle.erased
            ),
            created: try row.requiredTime(6),
            stateBefore: try row.text(3).flatMap(Article.State.init(rawValue:))
        )
    }

    private static func part<Part>(
        _ row: borrowing StatementRows,
        _ column: Int32,
        _ read: (String) -> Part?
    ) throws -> Part {
        guard let part = read(try row.requiredText(column)) else { throw row.malformed(column) }
        return part
    }
}
