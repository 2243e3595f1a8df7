import Dispatch
import GRDB
import Glibc

/// The connections to one file: one that writes, several that read, all in write-ahead logging.
struct SQLiteConnections: Sendable {
    /// The path as it was given.
    let path: String
    /// The connections.
    let pool: DatabasePool
    private let identity: SQLiteOpenFiles.Identity?
    /// Where files are opened, one after another, so that none is looked at while it is being opened.
    private static let openings = DispatchQueue(label: "feedserver.store.openings")

    /// Looks at the file, and opens it if it is ours or may become so.
    ///
    /// A copy that has not come to its end is refused unless `takesUnfinished`. If `isUnchanged`, nothing is written to the
    /// file, which stays out of write-ahead logging if it is, and a store of an older version is refused.
    static func open(
        path: String,
        opening: StoreOpening,
        takesUnfinished: Bool = false,
        isUnchanged: Bool = false
    ) async throws(StoreError) -> SQLiteConnections {
        let result = await withCheckedContinuation { continuation in
            openings.async {
                continuation.resume(
                    returning: Result<SQLiteConnections, any Error> {
                        if !SQLiteOpenFiles.contains(path) { try SQLiteFile(path: path).inspect(opening) }
                        return try SQLiteConnections(path, takesUnfinished: takesUnfinished, isUnchanged: isUnchanged)
                    }
                    .mapError { SQLiteProblem.storeError($0, path: path) }
                )
            }
        }
        return try result.get()
    }

    /// Opens the connections, making the file if there is none.
    /// - Throws: `StoreError`.
    private init(_ path: String, takesUnfinished: Bool, isUnchanged: Bool) throws {
        do {
            self.path = path
            var configuration = Configuration()
            configuration.label = "feedserver.store"
            configuration.readonly = isUnchanged
            configuration.busyMode = .timeout(Double(SQLiteProblem.busySeconds))
            configuration.prepareDatabase { database in
                if !database.configuration.readonly { try SQLiteConnections.mark(database) }
            }
            pool = try SQLiteConnections.opened(path: path, configuration: configuration)
            identity = SQLiteOpenFiles.Identity(path: path)
            try pool.writeWithoutTransaction { database in
                if !isUnchanged { try SQLiteConnections.makeDurable(database) }
                if !takesUnfinished, let mark = try UnfinishedCopy.mark(database) {
                    throw CopyProblem.unfinished(path, mark)
                }
                if isUnchanged {
                    try SQLiteSchema.refuseOlder(database, path: path)
                } else {
                    try SQLiteSchema.migrate(database)
                }
            }
            if let identity { SQLiteOpenFiles.add(identity) }
        } catch {
            throw SQLiteProblem.storeError(error, path: path)
        }
    }

    /// Opens the pool, again while other processes that open the file for the first time are in the way: going over
    /// to write-ahead logging fails at once when two do it together.
    private static func opened(path: String, configuration: Configuration) throws -> DatabasePool {
        let deadline = DispatchTime.now() + .seconds(SQLiteProblem.busySeconds)
        while true {
            do {
                return try DatabasePool(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && DispatchTime.now() < deadline {
                usleep(5000)
            }
        }
    }

    /// Marks an empty file as ours, in the file itself and not in a log beside it.
    private static func mark(_ database: Database) throws {
        if try Int32.fetchOne(database, sql: "PRAGMA application_id") == SQLiteSchema.applicationID { return }
        try database.inTransaction(.immediate) {
            let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard mark == SQLiteSchema.applicationID || (mark == 0 && tables == 0) else { throw SQLiteProblem.foreign }
            try database.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
            return .commit
        }
    }

    /// Makes every commit reach the disk before it is acknowledged, and what is deleted be overwritten.
    ///
    /// GRDB sets `synchronous` to NORMAL when it turns on write-ahead logging, which loses acknowledged transactions
    /// in a power cut; hence this comes after. The cache (in KiB) and the length of the log (in pages) suit imports,
    /// whose batches touch listings in many places.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA secure_delete = ON;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA cache_size = -65536;
                PRAGMA wal_autocheckpoint = 4000;
                """
        )
    }

    /// Does something on the connection that writes, in one transaction that holds the lock from its beginning.
    ///
    /// Not cancelled with its task: a caller always learns whether its transaction was committed.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try await writeOutsideTransaction { database in
            var value: Value?
            try database.inTransaction(.immediate) {
                value = try body(database)
                return .commit
            }
            guard let value else { throw SQLiteProblem.closed }
            return value
        }
    }

    /// Does something on the connection that writes, which begins its transactions itself.
    func writeOutsideTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(returning: caught { try body(database) })
            }
        }
        return try result.get()
    }

    /// Reads one moment of the store, while whoever may be writing.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(returning: caught { try body(database.get()) })
            }
        }
        return try result.get()
    }

    /// Empties the write-ahead log, so that what was deleted is not in it either.
    ///
    /// As far as can be: a reader of an older moment is waited for a second, and the log goes the next time then.
    func forgetLog() async {
        _ = try? await writeOutsideTransaction { database in
            try database.execute(sql: "PRAGMA busy_timeout = 1000")
            defer { try? database.execute(sql: "PRAGMA busy_timeout = \(SQLiteProblem.busySeconds * 1000)") }
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// Takes all of the write-ahead log into the file, which closing does too, but tells nobody where it cannot.
    func emptyLog() async throws(StoreError) {
        try await writeOutsideTransaction { database in
            let isBusy = try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            guard isBusy == false else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
        }
    }

    /// Closes the connections once what they do is done.
    ///
    /// The last one to close takes the log into the file and removes it, which one that only reads cannot do: hence the
    /// connection of a watch goes first. GRDB closes its readers after the one that writes, so another outlasts them.
    func close(after watch: CommitWatch?) async throws(StoreError) {
        let result = await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    watch?.waitUntilStopped()
                    let last = lastConnection()
                    let result = caught { try pool.close() }
                    // Where the log cannot go now, it goes the next time: nothing is lost with it.
                    try? last?.close()
                    if let identity { SQLiteOpenFiles.remove(identity) }
                    continuation.resume(returning: result)
                }
        }
        try result.get()
    }

    /// A connection that can write, for closing after all others; nil where the file is no longer there.
    private func lastConnection() -> DatabaseQueue? {
        guard let identity, identity == SQLiteOpenFiles.Identity(path: path) else { return nil }
        let connection = try? DatabaseQueue(path: path)
        // It knows of the log once it has read.
        _ = try? connection?.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        return connection
    }

    private func caught<Value>(_ body: () throws -> Value) -> Result<Value, StoreError> {
        do {
            return .success(try body())
        } catch {
            return .failure(SQLiteProblem.storeError(error, path: path))
        }
    }
}
