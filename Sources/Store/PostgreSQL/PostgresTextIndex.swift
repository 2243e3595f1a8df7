/// The index of the words of articles that are shown, kept in step with them within a transaction once something has asked
/// for it.
///
/// The terms are those of `SearchTerms`, as lexemes without positions, so that no configuration of a language has a say in
/// what is a word. Articles are taken in by their keys: those up to `built` are in the index, those beyond are left to
/// `take`.
struct PostgresTextIndex {
    private let connection: PostgresConnection
    /// The last key that is taken in; `Int64.max` for all.
    let built: Int64
    /// Whether it is of this version, and not of a newer one.
    let isOurs: Bool

    /// The statement that reads how far the index is.
    static let state = PostgresStatement("SELECT text_version, text_built FROM settings")

    /// The statement that puts terms into the index; takes keys of articles, and the terms of each with blanks between them.
    static let insertion = """
        INSERT INTO article_texts SELECT key, array_to_tsvector(string_to_array(terms, ' '))
        FROM unnest($1::bigint[], $2::text[]) AS new (key, terms)
        ON CONFLICT (article) DO UPDATE SET terms = excluded.terms WHERE article_texts.terms <> excluded.terms
        """

    /// The statement that reads what is to be taken in; takes the last key that is, and a number.
    static let following = """
        SELECT \(PostgresArticleRow.columns) FROM articles AS article WHERE key > $1 ORDER BY key LIMIT $2
        """

    /// The statement that tells whether more articles than so many have some terms; takes these and the number.
    static let isCommon = """
        SELECT count(*) > $2::bigint FROM (SELECT FROM article_texts WHERE terms @@ $1::tsquery LIMIT $2::bigint + 1) AS found
        """

    /// What is said to the server before words are looked up, and after.
    private static let (begin, end) = (scans(bitmaps: "on", tables: "off"), scans(bitmaps: "off", tables: "on"))

    private static func scans(bitmaps: String, tables: String) -> String {
        "SELECT set_config('enable_bitmapscan', '\(bitmaps)', true), set_config('enable_seqscan', '\(tables)', true)"
    }

    /// Runs a statement that looks words up, within a transaction.
    ///
    /// The index of words is read into bitmaps, which connections do without otherwise, and the server takes all texts for
    /// cheaper to go through than they are. It plans a statement when it runs for the first time, and again when tables
    /// have changed, so that this is said each time.
    static func rows(
        _ sql: String,
        _ parameters: [PostgresValue],
        _ connection: PostgresConnection
    ) throws -> PostgresRows {
        connection.queue(begin)
        let rows = try connection.rows(sql, parameters)
        connection.queue(end)
        return rows
    }

    /// The index by the answer to `state`; nil if nothing has asked for one, or it was made by an older version.
    init?(_ state: PostgresRows, _ connection: PostgresConnection) throws {
        guard let row = state.first else { return nil }
        let version = try row.required(0, PostgresRow.integer)
        guard version >= SearchTerms.version else { return nil }
        self.connection = connection
        isOurs = version == SearchTerms.version
        built = try row.required(1, PostgresRow.integer)
    }

    /// Whether every article is in it, by terms that this program knows.
    var isComplete: Bool { isOurs && built == .max }

    /// Whether there is something for this program to take in.
    var isExtensible: Bool { isOurs && built < .max }

    /// Begins an index, under the lock, unless there is one of this version or a newer one.
    static func keep(_ connection: PostgresConnection) throws {
        guard try PostgresTextIndex(connection.pipeline([state])[0], connection) == nil else { return }
        connection.takeTime()
        connection.queue("DELETE FROM article_texts")
        connection.queue(
            "UPDATE settings SET text_version = $1, text_built = 0",
            [.integer(SearchTerms.version)]
        )
    }

    /// Takes the next articles in, under the lock, at most so many; returns whether there are more.
    func take(_ count: Int) throws -> Bool {
        guard isExtensible else { return false }
        let rows = try connection.rows(Self.following, [.integer(built), .integer(Int64(count))])
        let articles = try PostgresArticleRow.stored(rows).map(\.article)
        let keys = try rows.map { try $0.required(0, PostgresRow.integer) }
        insert(zip(keys, articles).filter { $0.1.state == .published })
        connection.queue("UPDATE settings SET text_built = $1", [.integer(keys.last ?? .max)])
        return !keys.isEmpty
    }

    /// Puts what articles say now in the place of what they said before, be it that they are shown no longer.
    ///
    /// An index of a newer version is left to the newer program, which finds that it has to take these articles in again.
    func replace(_ rows: [PostgresArticleRow]) {
        guard isOurs else { return leave(rows.map(\.key)) }
        let taken = rows.filter { $0.key <= built }
        func isShown(_ row: PostgresArticleRow) -> Bool { row.held.stored.article.state == .published }
        let gone = taken.filter { !isShown($0) }.map(\.key)
        remove(gone)
        insert(taken.filter(isShown).map { ($0.key, $0.held.stored.article) })
    }

    private func leave(_ keys: [Int64]) {
        guard let first = keys.min() else { return }
        remove(keys)
        connection.queue("UPDATE settings SET text_built = least(text_built, $1)", [.integer(first - 1)])
    }

    private func remove(_ keys: [Int64]) {
        guard !keys.isEmpty else { return }
        connection.queue("DELETE FROM article_texts WHERE article = ANY ($1::bigint[])", [.integers(keys)])
    }

    private func insert(_ articles: [(key: Int64, article: Article)]) {
        guard !articles.isEmpty else { return }
        let terms = articles.map { SearchTerms.terms(of: $0.article).joined(separator: " ") }
        connection.queue(Self.insertion, [.integers(articles.map(\.key)), .texts(terms)])
    }

    /// What the database is to look for; terms are letters and digits alone, so that none holds a quotation mark.
    static func expression(_ wanted: SearchTerms.Wanted) -> PostgresValue {
        .text(wanted.terms.map { "'\($0)'" }.joined(separator: " & "))
    }
}
