import GRDB

/// Reads articles by their keys, many in one look at the store, with one statement; belongs to that look.
final class ArticleReader {
    private let rows: StatementRows
    private var bytes = RecordBytes()

    /// Takes part in a transaction.
    init(_ database: Database) throws {
        rows = try StatementRows(database, sql: ArticleRow.selectByKey)
    }

    /// The article with a key, or nil.
    func row(key: Int64) throws -> ArticleRow? {
        rows.restart()
        try rows.bind(key, at: 1)
        return try rows.next() ? ArticleRow(rows, &bytes) : nil
    }
}
