import GRDB
import GRDBSQLite

/// The rows of a statement, read where SQLite has them.
///
/// GRDB's own rows copy the names of all columns whenever a statement is run, and every value of a row: of the articles
/// of a feed that was most of what it took to read them. Does not outlive the access to the database that it was made in.
struct StatementRows: ~Copyable {
    private let database: Database
    private let statement: Statement
    private let handle: OpaquePointer

    /// Takes a statement whose arguments are yet to be bound; nobody else may use it meanwhile.
    init(_ database: Database, sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        restart()
    }

    /// Goes back to before the first row; the arguments are yet to be bound.
    func restart() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    deinit { sqlite3_reset(handle) }

    /// Gives the statement an argument by its place, counted from 1.
    func bind(_ number: Int64, at place: Int32) throws {
        try check(sqlite3_bind_int64(handle, place, number))
    }

    /// Gives the statement an argument by its place, counted from 1.
    func bind(_ text: String, at place: Int32) throws {
        // SQLite copies the text: it is told so by a destructor of -1.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        try check(sqlite3_bind_text(handle, place, text, Int32(clamping: text.utf8.count), copies))
    }

    /// Goes to the next row, the first time to the first; returns whether there is one.
    func next() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }

    /// The text in a column, or nil for NULL.
    /// - Throws: `SQLiteProblem.malformed` if there is something else.
    func text(_ column: Int32) throws -> String? {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT:
            guard let bytes = sqlite3_column_text(handle, column) else {
                throw DatabaseError(resultCode: .SQLITE_NOMEM)
            }
            let count = Int(sqlite3_column_bytes(handle, column))
            return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        default: throw malformed(column)
        }
    }

    /// The whole number in a column, or nil for NULL.
    /// - Throws: `SQLiteProblem.malformed` if there is something else.
    func integer(_ column: Int32) throws -> Int64? {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER: return sqlite3_column_int64(handle, column)
        default: throw malformed(column)
        }
    }

    /// The number in a column, or nil for NULL.
    /// - Throws: `SQLiteProblem.malformed` if there is something else.
    func number(_ column: Int32) throws -> Double? {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return nil
        case SQLITE_FLOAT, SQLITE_INTEGER: return sqlite3_column_double(handle, column)
        default: throw malformed(column)
        }
    }

    /// The instant in a column, or nil for NULL.
    func time(_ column: Int32) throws -> Timestamp? { try integer(column).map(Timestamp.init(milliseconds:)) }

    /// The text in a column that is never NULL.
    func requiredText(_ column: Int32) throws -> String {
        guard let text = try text(column) else { throw malformed(column) }
        return text
    }

    /// The whole number in a column that is never NULL.
    func requiredInteger(_ column: Int32) throws -> Int64 {
        guard let number = try integer(column) else { throw malformed(column) }
        return number
    }

    /// The instant in a column that is never NULL.
    func requiredTime(_ column: Int32) throws -> Timestamp {
        Timestamp(milliseconds: try requiredInteger(column))
    }

    /// The error that says that a column holds what it should not.
    func malformed(_ column: Int32) -> SQLiteProblem {
        .malformed(column: sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "a column")
    }

    private func check(_ code: CInt) throws {
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
