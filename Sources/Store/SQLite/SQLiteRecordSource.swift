import GRDB
import Glibc
import Synchronization

/// The records of a store of SQLite's at one moment.
///
/// The moment is held by a connection of its own: writers go on, and the log grows until it is let go.
final class SQLiteRecordSource: RecordSource {
    let location: String
    let identity: String
    private let snapshot: DatabaseSnapshot
    private let numbers = Mutex<ArticleNumbers?>(nil)

    /// The moment that a store is at.
    /// - Throws: `StoreError`.
    init(_ connections: SQLiteConnections) throws(StoreError) {
        location = connections.path
        identity = Self.absolute(connections.path)
        do {
            snapshot = try connections.pool.makeSnapshot()
        } catch {
            throw SQLiteProblem.storeError(error, path: connections.path)
        }
    }

    func page(
        of kind: StoreRecord.Kind,
        after key: StoreRecord.Key?,
        limit: Int
    ) async throws(StoreError) -> RecordPage {
        try await read { [self] database in
            let reader = SQLiteRecordReader(database: database, numbers: try numbers(database))
            return try reader.page(of: kind, after: key, limit: limit)
        }
    }

    func count(of kind: StoreRecord.Kind) async throws(StoreError) -> Int {
        try await read { try SQLiteRecordReader.count(of: kind, $0) }
    }

    func lastSequence() async throws(StoreError) -> Int64 {
        try await read { try ChangeLog.lastSequence($0) }
    }

    func close() async {
        // A snapshot that cannot be closed goes with this object.
        try? snapshot.close()
    }

    /// The numbers of all articles, found out once: the moment stays as it is.
    private func numbers(_ database: Database) throws -> ArticleNumbers {
        if let known = numbers.withLock({ $0 }) { return known }
        let keys = try Int64.fetchAll(database, sql: "SELECT key FROM articles ORDER BY id")
        guard let found = ArticleNumbers(keys: keys) else { throw SQLiteProblem.malformed(column: "key") }
        numbers.withLock { $0 = found }
        return found
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            snapshot.asyncRead { [location] database in
                continuation.resume(
                    returning: Result { try body(database.get()) }
                        .mapError { SQLiteProblem.storeError($0, path: location) }
                )
            }
        }
        return try result.get()
    }

    private static func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
