import GRDB

/// Reads where the pages of articles are, without the articles themselves.
struct PageReader {
    /// A reading transaction.
    var database: Database

    /// The statement that reads the pages of a range of a history; takes the facet, the first ordinal and the last.
    static let pages = """
        SELECT articles.id, articles.url, articles.language, articles.translation_of, articles.published,
            ifnull(articles.modified, articles.revised)
        FROM history CROSS JOIN articles ON articles.key = history.article
        WHERE history.facet = ? AND history.ordinal BETWEEN ? AND ? AND articles.state = 'published'
            AND articles.url IS NOT NULL
        ORDER BY history.ordinal
        """

    /// The statement that reads what there is in several languages of a range of a history: the id of the original, then
    /// an article that is it or a translation of it; takes what the statement above does.
    static let translations = """
        WITH wanted (original) AS (
            SELECT DISTINCT ifnull(articles.translation_of, articles.id)
            FROM history CROSS JOIN articles ON articles.key = history.article
            WHERE history.facet = ? AND history.ordinal BETWEEN ? AND ? AND articles.state = 'published'
        )
        SELECT original, articles.id, articles.url, articles.language
        FROM wanted CROSS JOIN articles ON articles.translation_of = original
        WHERE articles.state = 'published' AND articles.url IS NOT NULL
        UNION ALL
        SELECT original, articles.id, articles.url, articles.language
        FROM wanted CROSS JOIN articles ON articles.id = original
        WHERE articles.state = 'published' AND articles.url IS NOT NULL
            AND EXISTS (SELECT 1 FROM articles AS other WHERE other.translation_of = original)
        """

    /// The statement that finds when each so many articles of a history last changed; takes the number and the facet.
    static let lastChanges = """
        SELECT (ordinal - 1) / ? AS part, max(changed) FROM history WHERE facet = ? GROUP BY part ORDER BY part
        """

    private struct Member {
        var id: String
        var translation: ArticlePage.Translation
    }

    /// The pages of a range; see `ArticleStore.pages`.
    func pages(_ ordinals: ClosedRange<Int>) throws -> [ArticlePage] {
        guard let facet = try FacetSelection.facet(FacetKey(kind: .all), database) else { return [] }
        let arguments: StatementArguments = [facet.identifier, ordinals.lowerBound, ordinals.upperBound]
        let groups = try groups(arguments)
        let rows = try Row.fetchCursor(database.cachedStatement(sql: Self.pages), arguments: arguments)
        var pages: [ArticlePage] = []
        while let row = try rows.next() {
            let id = try row.required(0, Row.text)
            let group = groups[try row.text(3) ?? id] ?? []
            pages.append(
                ArticlePage(
                    url: try row.required(1, Row.text),
                    language: try row.text(2),
                    published: try row.required(4, Row.time),
                    modified: try row.time(5),
                    translations: group.filter { $0.id != id }.map(\.translation)
                )
            )
        }
        return pages
    }

    /// When each so many articles last changed; see `ArticleStore.lastChanges`.
    func lastChanges(ofEach count: Int) throws -> [Timestamp] {
        guard let facet = try FacetSelection.facet(FacetKey(kind: .all), database) else { return [] }
        let statement = try database.cachedStatement(sql: Self.lastChanges)
        return try Row.fetchAll(statement, arguments: [max(1, count), facet.identifier])
            .map { try $0.required(1, Row.time) }
    }

    /// What there is in several languages by the id of the original, in the order of ids.
    private func groups(_ arguments: StatementArguments) throws -> [String: [Member]] {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: Self.translations), arguments: arguments)
        var groups: [String: [Member]] = [:]
        while let row = try rows.next() {
            groups[try row.required(0, Row.text), default: []]
                .append(
                    Member(
                        id: try row.required(1, Row.text),
                        translation: ArticlePage.Translation(
                            url: try row.required(2, Row.text),
                            language: try row.text(3)
                        )
                    )
                )
        }
        return groups.mapValues { $0.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) } }
    }
}
