/// Says of articles whether they have some words by what they say now, each once, within one transaction.
///
/// Where every article that is shown is in the index of words, it is asked; others are read, many at a time.
final class PostgresTextDecisions {
    private let connection: PostgresConnection
    private let isIndexed: Bool
    private var known: [SearchTerms.Wanted: [Int64: Bool]] = [:]

    /// How many articles are read at a time.
    private static let batch = 500

    /// The statement that finds all articles that have some words.
    private static let matching = "SELECT article FROM article_texts WHERE terms @@ $1::tsquery"

    /// The statement that reads articles by their keys, those that are shown only if asked for.
    private static let reading = """
        SELECT \(PostgresArticleRow.columns)
        FROM unnest($1::bigint[]) AS wanted (key) CROSS JOIN LATERAL (
            SELECT * FROM articles WHERE articles.key = wanted.key LIMIT 1
        ) AS article
        WHERE $2::boolean OR article.state <> 'published'
        """

    /// Takes part in a transaction.
    init(_ connection: PostgresConnection) throws {
        self.connection = connection
        let state = try connection.pipeline([PostgresTextIndex.state])[0]
        isIndexed = try PostgresTextIndex(state, connection)?.isComplete ?? false
    }

    /// Those of some articles that have some words; one that was erased has none.
    func holding(_ wanted: SearchTerms.Wanted, among keys: [Int64]) throws -> [Int64] {
        if known[wanted] == nil { known[wanted] = try isIndexed ? indexed(wanted) : [:] }
        var unknown = keys.filter { known[wanted]?[$0] == nil }
        while !unknown.isEmpty {
            try read(Array(unknown.prefix(Self.batch)), wanted)
            unknown.removeFirst(min(Self.batch, unknown.count))
        }
        return keys.filter { known[wanted]?[$0] == true }
    }

    private func indexed(_ wanted: SearchTerms.Wanted) throws -> [Int64: Bool] {
        let rows = try PostgresTextIndex.rows(Self.matching, [PostgresTextIndex.expression(wanted)], connection)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.required(0, PostgresRow.integer), true) })
    }

    private func read(_ keys: [Int64], _ wanted: SearchTerms.Wanted) throws {
        for key in keys { known[wanted]?[key] = false }
        let rows = try connection.rows(Self.reading, [.integers(keys), .boolean(!isIndexed)])
        let articles = try PostgresArticleRow.stored(rows).map(\.article)
        for (row, article) in zip(rows, articles) {
            let terms = Set(SearchTerms.terms(of: article))
            known[wanted]?[try row.required(0, PostgresRow.integer)] = wanted.matches(terms)
        }
    }
}
