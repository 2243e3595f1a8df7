import GRDB

/// The index of the words of articles that are shown, kept in step with them within a transaction once something has asked
/// for it.
///
/// FTS5 keeps terms alone (no content, no columns, no positions). They are cut by `SearchTerms`, and parted by blanks for
/// the tokenizer `ascii`, to which everything beyond ASCII is a letter: which characters are letters is decided once, and
/// not again by the version of Unicode that SQLite knows. A term is taken out by naming it again, so that what stands in
/// the index is always what this version makes of the article; another version begins anew.
///
/// Articles are taken in by their keys. Those up to `built` are in the index, those beyond are left to `take`.
struct TextIndex {
    private let database: Database
    /// The last key that is taken in; `Int64.max` for all.
    private(set) var built: Int64

    /// The index as it is; nil if nothing has asked for one, or it was made by another version.
    init?(_ database: Database) throws {
        let statement = try database.cachedStatement(sql: "SELECT text_version, text_built FROM settings")
        guard let row = try Row.fetchOne(statement), try row.required(0, Row.integer) == SearchTerms.version else {
            return nil
        }
        self.database = database
        built = try row.required(1, Row.integer)
    }

    /// Whether every article is in it.
    var isComplete: Bool { built == .max }

    /// Begins an index, unless there is one of this version.
    static func keep(_ database: Database) throws {
        guard try TextIndex(database) == nil else { return }
        try database.execute(sql: "INSERT INTO article_texts (article_texts) VALUES ('delete-all')")
        try database.execute(
            sql: "UPDATE settings SET text_version = ?, text_built = 0",
            arguments: [SearchTerms.version]
        )
    }

    /// Takes the next articles in, at most so many; returns whether there are more.
    mutating func take(_ count: Int) throws -> Bool {
        guard !isComplete else { return false }
        let keys = try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT key FROM articles WHERE key > ? ORDER BY key LIMIT ?"),
            arguments: [built, count]
        )
        let reader = try ArticleReader(database)
        for key in keys {
            guard let article = try reader.row(key: key)?.stored.article, article.state == .published
            else { continue }
            try insert(article, key: key)
        }
        built = keys.last ?? .max
        try database.execute(sql: "UPDATE settings SET text_built = ?", arguments: [built])
        return !isComplete
    }

    /// Puts what an article says now in the place of what it said before; nil where it is not shown.
    func replace(_ old: Article?, with new: Article?, key: Int64) throws {
        guard key <= built else { return }
        let (before, after) = (old.map(SearchTerms.terms), new.map(SearchTerms.terms))
        guard before != after else { return }
        if let before {
            try database.cachedStatement(
                sql: "INSERT INTO article_texts (article_texts, rowid, terms) VALUES ('delete', ?, ?)"
            )
            .execute(arguments: [key, before.joined(separator: " ")])
        }
        if let new { try insert(new, key: key) }
    }

    private func insert(_ article: Article, key: Int64) throws {
        try database.cachedStatement(sql: "INSERT INTO article_texts (rowid, terms) VALUES (?, ?)")
            .execute(arguments: [key, SearchTerms.terms(of: article).joined(separator: " ")])
    }

    /// Whether more articles than so many have all of some terms.
    func isCommon(_ wanted: SearchTerms.Wanted, beyond count: Int) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM article_texts WHERE article_texts MATCH ? LIMIT ?)"
        )
        let found = try Int.fetchOne(statement, arguments: [TextIndex.expression(wanted), count + 1]) ?? 0
        return found > count
    }

    /// All articles that have all of some terms.
    func matching(_ wanted: SearchTerms.Wanted) throws -> [Int64] {
        let statement = try database.cachedStatement(
            sql: "SELECT rowid FROM article_texts WHERE article_texts MATCH ?"
        )
        return try Int64.fetchAll(statement, arguments: [TextIndex.expression(wanted)])
    }

    /// Those of some articles that have all of some terms.
    ///
    /// One range of the index is gone through: to ask for each article by itself would begin anew each time.
    func matching(_ wanted: SearchTerms.Wanted, among keys: Set<Int64>) throws -> Set<Int64> {
        guard let first = keys.min(), let last = keys.max() else { return [] }
        let rows = try Int64.fetchCursor(
            database.cachedStatement(sql: TextIndex.range),
            arguments: [TextIndex.expression(wanted), first, last]
        )
        var found = Set<Int64>()
        while let key = try rows.next() {
            if keys.contains(key) { found.insert(key) }
        }
        return found
    }

    /// The statement that finds who has some terms, in the order of keys; takes what they are for FTS5, and a range of keys.
    static let range = "SELECT rowid FROM article_texts WHERE article_texts MATCH ? AND rowid BETWEEN ? AND ?"

    /// What FTS5 is to look for; terms are letters and digits alone, so that none holds a quotation mark.
    static func expression(_ wanted: SearchTerms.Wanted) -> String {
        wanted.terms.map { "\"\($0)\"" }.joined(separator: " AND ")
    }
}
