import GRDB
import GRDBSQLite

/// The rows of a statement that has thousands of short ones, as at the start of a server: their columns are taken from
/// where SQLite holds them, without a copy in between.
struct PlainRows {
    private let statement: Statement
    private let rows: RowCursor

    /// Begins before the first row.
    init(_ statement: Statement, arguments: StatementArguments = StatementArguments()) throws {
        self.statement = statement
        rows = try Row.fetchCursor(statement, arguments: arguments)
    }

    /// Goes to the next row; false where there is none.
    func next() throws -> Bool { try rows.next() != nil }

    /// The text in a column of the row.
    /// - Throws: `SQLiteProblem.malformed` if there is something else.
    func text(_ column: Int32) throws -> String {
        guard sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_TEXT,
            let text = sqlite3_column_text(statement.sqliteStatement, column)
        else { throw malformed(column) }
        // It holds until the next row, and what is made of it here is a copy.
        let count = Int(sqlite3_column_bytes(statement.sqliteStatement, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    /// The whole number in a column of the row.
    /// - Throws: `SQLiteProblem.malformed` if there is something else.
    func integer(_ column: Int32) throws -> Int64 {
        guard sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_INTEGER else { throw malformed(column) }
        return sqlite3_column_int64(statement.sqliteStatement, column)
    }

    /// The error that says that a column holds what it should not.
    func malformed(_ column: Int32) -> SQLiteProblem { .malformed(column: statement.columnNames[Int(column)]) }
}
