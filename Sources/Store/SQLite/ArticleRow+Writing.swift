import GRDB

extension ArticleRow {
    /// Makes the row of an article that was not known, its key yet to be given.
    init(new held: HeldArticle) {
        key = 0
        self.held = held
    }

    /// Writes an article that was not known, giving it its key.
    mutating func insert(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO articles (id, state, state_before, published, published_given, due, created, revised,
                    first_published_sequence, modified, language, translation_of, url, external_url, image,
                    banner_image, source_name, source_url, title, summary, content_text, content_html,
                    restored, digest, categories, people, attachments)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        .execute(arguments: StatementArguments([stored.article.id.databaseValue] + values))
        key = database.lastInsertedRowID
    }

    /// Writes an article that was known, all of it but its id.
    func update(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                UPDATE articles SET state = ?, state_before = ?, published = ?, published_given = ?, due = ?,
                    created = ?, revised = ?, first_published_sequence = ?, modified = ?, language = ?,
                    translation_of = ?, url = ?, external_url = ?, image = ?, banner_image = ?, source_name = ?,
                    source_url = ?, title = ?, summary = ?, content_text = ?, content_html = ?,
                    restored = ?, digest = ?, categories = ?, people = ?, attachments = ?
                WHERE key = ?
                """
        )
        .execute(arguments: StatementArguments(values + [key.databaseValue]))
    }

    /// Writes the state of an article whose content stays as it is.
    func updateState(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                UPDATE articles SET state = ?, state_before = ?, due = ?, first_published_sequence = ?, restored = ?,
                    digest = ?
                WHERE key = ?
                """
        )
        .execute(
            arguments: [
                held.stateName, held.stateBefore?.rawValue, held.due?.milliseconds, stored.firstPublishedSequence,
                stored.restored?.milliseconds, digest, key,
            ]
        )
    }

    /// The values of every column but key and id, in the order of the statements above.
    private var values: [DatabaseValue] {
        let article = stored.article
        return [
            held.stateName.databaseValue, value(held.stateBefore?.rawValue), value(stored.published),
            value(article.published), value(held.due), held.created.milliseconds.databaseValue, value(stored.revised),
            stored.firstPublishedSequence?.databaseValue ?? .null, value(article.modified), value(article.language),
            value(article.translationOf), value(article.url), value(article.externalURL), value(article.image),
            value(article.bannerImage), value(article.source?.name), value(article.source?.url),
            value(article.title), value(article.summary), value(article.contentText), value(article.contentHTML),
            value(stored.restored), digest.databaseValue, ArticleParts.encode(article.categories).databaseValue,
            ArticleParts.encode(article.people).databaseValue, ArticleParts.encode(article.attachments).databaseValue,
        ]
    }

    /// What tells whether the row is what was written; an article that was something else already stays that.
    private var digest: Int64 { isIntact ? held.digest : ~held.digest }

    private func value(_ text: String?) -> DatabaseValue { text?.databaseValue ?? .null }
    private func value(_ time: Timestamp?) -> DatabaseValue { time?.milliseconds.databaseValue ?? .null }
}
