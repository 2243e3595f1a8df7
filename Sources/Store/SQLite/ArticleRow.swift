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
        summary, content_text, content_html, restored, digest
        """

    /// The statement that finds an article by its key.
    static let selectByKey = "SELECT \(columns) FROM articles WHERE key = ?"
    private static let selectByID = "SELECT \(columns) FROM articles WHERE id = ?"

    /// The article with an id, or nil.
    static func fetch(_ database: Database, id: String) throws -> ArticleRow? {
        let rows = try StatementRows(database, sql: selectByID)
        try rows.bind(id, at: 1)
        return try first(of: rows, database)
    }

    /// The article with a key, or nil.
    static func fetch(_ database: Database, key: Int64) throws -> ArticleRow? {
        let rows = try StatementRows(database, sql: selectByKey)
        try rows.bind(key, at: 1)
        return try first(of: rows, database)
    }

    private static func first(of rows: consuming StatementRows, _ database: Database) throws -> ArticleRow? {
        guard try rows.next() else { return nil }
        var result = try ArticleRow(rows)
        try result.fetchParts(database)
        if let digest = try rows.integer(23) { result.isIntact = digest == result.held.digest }
        return result
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

    private mutating func fetchParts(_ database: Database) throws {
        held.stored.article.people = try people(database)
        held.stored.article.attachments = try attachments(database)
        held.stored.article.categories = try categories(database)
    }

    private func people(_ database: Database) throws -> [Article.Contributor] {
        let sql = "SELECT name, role, uri, in_byline FROM article_people WHERE article = ? ORDER BY position"
        let rows = try StatementRows(database, sql: sql)
        try rows.bind(key, at: 1)
        var people: [Article.Contributor] = []
        while try rows.next() {
            guard let role = Article.Role(rawValue: try rows.requiredText(1)) else { throw rows.malformed(1) }
            people.append(
                Article.Contributor(
                    name: try rows.requiredText(0),
                    role: role,
                    uri: try rows.text(2),
                    isInByline: try rows.integer(3).map { $0 != 0 }
                )
            )
        }
        return people
    }

    private func attachments(_ database: Database) throws -> [Article.Enclosure] {
        let sql = """
            SELECT url, media_type, title, byte_count, duration FROM article_attachments
            WHERE article = ? ORDER BY position
            """
        let rows = try StatementRows(database, sql: sql)
        try rows.bind(key, at: 1)
        var attachments: [Article.Enclosure] = []
        while try rows.next() {
            attachments.append(
                Article.Enclosure(
                    url: try rows.requiredText(0),
                    mediaType: try rows.text(1),
                    title: try rows.text(2),
                    byteCount: try rows.integer(3),
                    durationInSeconds: try rows.number(4)
                )
            )
        }
        return attachments
    }

    private func categories(_ database: Database) throws -> [CategoryReference] {
        let sql = "SELECT taxonomy, slug FROM article_categories WHERE article = ? ORDER BY position"
        let rows = try StatementRows(database, sql: sql)
        try rows.bind(key, at: 1)
        var categories: [CategoryReference] = []
        while try rows.next() {
            categories.append(CategoryReference(taxonomy: try rows.requiredText(0), slug: try rows.requiredText(1)))
        }
        return categories
    }
}
