import GRDB

/// Holds the index of words against some articles: FTS5 itself knows only whether the index hangs together.
struct SQLiteTextCheck {
    /// A reading transaction.
    var database: Database

    /// Where something is wrong, and what; nothing where there is no index.
    func problems() throws -> [(place: String, problem: String)] {
        guard let index = try TextIndex(database) else { return [] }
        let keys = try Int64.fetchAll(
            database,
            sql: """
                SELECT key FROM articles WHERE key <= ? AND key % max(1, (SELECT max(key) FROM articles) / ?) = 0
                ORDER BY key
                """,
            arguments: [index.built, TextSample.articles]
        )
        return try keys.compactMap { key in
            guard let article = try article(key) else { return nil }
            return try isAsItIs(article, key, index) ? nil : TextSample.problem(with: article)
        }
    }

    /// An article; nil if it cannot be read, of which others tell.
    private func article(_ key: Int64) throws -> Article? {
        do {
            let row = try ArticleRow.fetch(database, key: key)
            return row?.isIntact == true ? row?.stored.article : nil
        } catch is SQLiteProblem {
            return nil
        }
    }

    private func isAsItIs(_ article: Article, _ key: Int64, _ index: TextIndex) throws -> Bool {
        let terms = TextSample.some(of: SearchTerms.terms(of: article))
        guard let first = terms.first else { return true }
        let isShown = article.state == .published
        let wanted = SearchTerms.Wanted(terms: isShown ? terms : [first])
        return try index.matching(wanted, among: [key]).isEmpty != isShown
    }
}
