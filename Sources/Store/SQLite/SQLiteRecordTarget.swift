import GRDB

/// A store of SQLite's that is being made of records.
final class SQLiteRecordTarget: RecordTarget {
    let location: String
    private let connections: SQLiteConnections

    /// A store that is empty, or holds a copy that has not come to its end.
    ///
    /// Until the end, a power cut may take the last transactions, each of them whole with its mark; the disk is waited
    /// for once, by `finish`. The cache (in KiB) suits listings, which are written in many places at once.
    /// - Throws: `StoreError`.
    static func open(path: String) async throws(StoreError) -> SQLiteRecordTarget {
        let connections = try await SQLiteConnections.open(path: path, opening: .createIfMissing, takesUnfinished: true)
        let target = SQLiteRecordTarget(connections)
        try await connections.writeOutsideTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536")
        }
        return target
    }

    private init(_ connections: SQLiteConnections) {
        location = connections.path
        self.connections = connections
    }

    func mark() async throws(StoreError) -> CopyMark? {
        try await connections.read { try UnfinishedCopy.mark($0) }
    }

    func begin(_ mark: CopyMark) async throws(StoreError) {
        try await connections.write { [location] database in
            let isCopy = try UnfinishedCopy.mark(database) != nil
            guard try isCopy || Self.isEmpty(database) else { throw CopyProblem.occupied(location) }
            for table in Self.tables { try database.execute(sql: "DELETE FROM \(table)") }
            try database.execute(sql: "UPDATE settings SET id_authority = NULL, newest_time = 0")
            try UnfinishedCopy.write(mark, database)
        }
    }

    func write(_ records: [StoreRecord], _ mark: CopyMark) async throws(StoreError) {
        try await connections.write { [location] database in
            guard try UnfinishedCopy.mark(database)?.count == mark.count - records.count else {
                throw CopyProblem.concurrent(location)
            }
            let writer = try SQLiteRecordWriter(database)
            for record in records { try writer.write(record) }
            try UnfinishedCopy.write(mark, database)
        }
    }

    func complete(_ mark: CopyMark) async throws(StoreError) {
        try await connections.write { database in
            try database.execute(
                sql: "UPDATE facets SET size = (SELECT count(*) FROM listing WHERE facet = facets.id)"
            )
        }
    }

    func records() async throws(StoreError) -> any RecordSource {
        try SQLiteRecordSource(connections)
    }

    func finish() async throws(StoreError) {
        try await connections.writeOutsideTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.inTransaction(.immediate) {
                try UnfinishedCopy.remove(database)
                return .commit
            }
        }
    }

    /// Takes all that was written into the file itself.
    func emptyLog() async throws(StoreError) {
        try await connections.emptyLog()
    }

    func close() async throws(StoreError) {
        try await connections.close(after: nil)
    }

    /// Whether nothing was ever stored.
    private static func isEmpty(_ database: Database) throws -> Bool {
        for table in tables
        where try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM \(table))") != false {
            return false
        }
        return true
    }

    /// What a copy fills, those that refer to others first.
    private static let tables = [
        "history", "selections", "listing", "changes",
        "articles", "facets", "known_values", "definitions", "category_parents",
    ]
}
