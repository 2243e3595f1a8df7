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
        try fetch(database, sql: selectByID, argument: id.databaseValue)
    }

    /// The article with a key, or nil.
    static func fetch(_ database: Database, key: Int64) throws -> ArticleRow? {
        try fetch(database, sql: selectByKey, argument: key.databaseValue)
    }

    private static func fetch(_ database: Database, sql: String, argument: DatabaseValue) throws -> ArticleRow? {
        let statement = try database.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [argument]) else { return nil }
        var result = try ArticleRow(row)
        try result.fetchParts(database)
        if let digest = try row.integer(23) { result.isIntact = digest == result.held.digest }
        return result
    }

    private init(_ row: Row) throws {
        let name = try row.required(2, Row.text)
        guard let state = HeldArticle.state(named: name) else { throw row.malformed(2) }
        var article = Article(id: try row.required(1, Row.text))
        article.state = state
        article.published = try row.time(5)
        article.modified = try row.time(9)
        article.language = try row.text(10)
        article.translationOf = try row.text(11)
        article.url = try row.text(12)
        article.externalURL = try row.text(13)
        article.image = try row.text(14)
        article.bannerImage = try row.text(15)
        article.source = try row.text(16).map { Article.Source(name: $0, url: try row.text(17)) }
        article.title = try row.text(18)
        article.summary = try row.text(19)
        article.contentText = try row.text(20)
        article.contentHTML = try row.text(21)
        key = try row.required(0, Row.integer)
        held = HeldArticle(
            stored: StoredArticle(
                article: article,
                published: try row.required(4, Row.time),
                revised: try row.time(7),
                restored: try row.time(22),
                firstPublishedSequence: try row.integer(8),
                isErased: name == HeldArticle.erased
            ),
            created: try row.required(6, Row.time),
            stateBefore: try row.text(3).flatMap(Article.State.init(rawValue:))
        )
    }

    private mutating func fetchParts(_ database: Database) throws {
        var statement = try database.cachedStatement(
            sql: "SELECT name, role, uri, in_byline FROM article_people WHERE article = ? ORDER BY position"
        )
        var rows = try Row.fetchCursor(statement, arguments: [key])
        while let row = try rows.next() {
            guard let role = Article.Role(rawValue: try row.required(1, Row.text)) else { throw row.malformed(1) }
            let name = try row.required(0, Row.text)
            held.stored.article.people.append(
                Article.Contributor(
                    name: name,
                    role: role,
                    uri: try row.text(2),
                    isInByline: try row.integer(3).map { $0 != 0 }
                )
            )
        }
        statement = try database.cachedStatement(
            sql: """
                SELECT url, media_type, title, byte_count, duration FROM article_attachments
                WHERE article = ? ORDER BY position
                """
        )
        rows = try Row.fetchCursor(statement, arguments: [key])
        while let row = try rows.next() {
            held.stored.article.attachments.append(
                Article.Enclosure(
                    url: try row.required(0, Row.text),
                    mediaType: try row.text(1),
                    title: try row.text(2),
                    byteCount: try row.integer(3),
                    durationInSeconds: try row.number(4)
                )
            )
        }
        statement = try database.cachedStatement(
            sql: "SELECT taxonomy, slug FROM article_categories WHERE article = ? ORDER BY position"
        )
        rows = try Row.fetchCursor(statement, arguments: [key])
        while let row = try rows.next() {
            let taxonomy = try row.required(0, Row.text)
            held.stored.article.categories.append(
                CategoryReference(taxonomy: taxonomy, slug: try row.required(1, Row.text))
            )
        }
    }
}
