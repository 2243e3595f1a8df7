import GRDB
import Glibc

/// What is done to a store of SQLite's as a whole.
struct SQLiteMaintenance: StoreMaintenance {
    /// The path of the file.
    var path: String

    func migrate() async throws(StoreError) -> SchemaMigration {
        let before = try SQLiteFile(path: path).version()
        let connections = try await SQLiteConnections.open(path: path, opening: .createIfMissing)
        try await connections.close(after: nil)
        return SchemaMigration(location: path, from: before, to: SQLiteSchema.version)
    }

    func backUp(
        to file: String,
        replaces: Bool,
        progress: @escaping StoreProgress.Handler
    ) async throws -> StoreBackup {
        try await withConnections { connections in
            let backup = try BackupFile(path: file, replaces: replaces)
            do {
                let work = InterruptibleConnection(path: path, size: { Self.size(of: backup.draft) / Self.mebibyte })
                let total = Int(try await connections.read(Self.usedBytes) / Self.mebibyte)
                try await work.run(step: "MiB", total: total, progress) { database in
                    try database.execute(sql: "VACUUM INTO ?", arguments: [backup.draft])
                }
                return StoreBackup(location: path, file: file, bytes: try backup.publish(replaces: replaces))
            } catch {
                backup.discard()
                throw (error as? StoreError).map { Self.failure($0, writing: backup.draft) } ?? error
            }
        }
    }

    /// An error of reading the store and writing a file beside, told of where room is to be made.
    static func failure(_ error: StoreError, writing file: String) -> StoreError {
        guard error.kind == .full else { return error }
        var error = error
        error.location = file
        return error
    }

    func check(progress: @escaping StoreProgress.Handler) async throws -> StoreCheckReport {
        do {
            return try await withRecords(isUnchanged: true) { source in
                var report = StoreCheckReport(location: path)
                let work = InterruptibleConnection(path: path, size: { 0 })
                let found = try await work.run(step: "pages", total: nil, progress, Self.look)
                for fault in found.faults { report.add(.database, "the file", fault, StoreFinding.restore) }
                for text in found.texts { report.add(.index, text.place, text.problem, StoreFinding.rebuild) }
                return try await StoreCheck(source: source, progress: progress).run(into: report)
            }
        } catch let error as StoreError where error.kind == .damaged {
            var report = StoreCheckReport(location: path)
            report.add(.database, "the file", error.message, StoreFinding.restore)
            return report
        }
    }

    /// What is wrong with the pages of the database; if nothing is, what is with the index of words.
    @Sendable private static func look(
        _ database: Database
    ) throws -> (faults: [String], texts: [(place: String, problem: String)]) {
        let sql = "PRAGMA integrity_check(\(StoreCheckReport.mostFindings))"
        let faults = try String.fetchAll(database, sql: sql)
            .flatMap { $0.split(separator: "\n").map(String.init) }
            .filter { $0 != "ok" && !$0.hasPrefix("***") }
        var texts: [(place: String, problem: String)] = []
        guard faults.isEmpty else { return (faults, texts) }
        try database.inTransaction(.deferred) {
            texts = try SQLiteTextCheck(database: database).problems()
            return .commit
        }
        return (faults, texts)
    }

    func compact(
        keeping queries: [ArticleQuery],
        progress: @escaping StoreProgress.Handler
    ) async throws -> StoreCompaction {
        try await withConnections { connections in
            let before = Self.size(of: path) + Self.size(of: path + "-wal")
            let removed = try await connections.write { try SelectionRemoval(database: $0).keep(queries) }
            try Task.checkCancellation()
            let work = InterruptibleConnection(path: path, size: { Self.size(of: path + "-wal") / Self.mebibyte })
            try await work.run(step: "MiB", total: Int(before / Self.mebibyte), progress) { database in
                try database.execute(sql: "VACUUM")
            }
            try await connections.writeOutsideTransaction { try $0.execute(sql: "PRAGMA optimize") }
            await connections.forgetLog()
            return StoreCompaction(
                location: path,
                bytesBefore: before,
                bytesAfter: Self.size(of: path) + Self.size(of: path + "-wal"),
                selectionsRemoved: removed
            )
        }
    }

    /// Does something with one moment of the store's records; see `SQLiteConnections.open`.
    func withRecords<Value: Sendable>(
        isUnchanged: Bool = false,
        _ body: (any RecordSource) async throws -> Value
    ) async throws -> Value {
        try await withConnections(isUnchanged: isUnchanged) { connections in
            try await SQLiteRecordSource(connections).closing(body)
        }
    }

    private func withConnections<Value: Sendable>(
        isUnchanged: Bool = false,
        _ body: (SQLiteConnections) async throws -> Value
    ) async throws -> Value {
        let connections = try await SQLiteConnections.open(path: path, opening: .mustExist, isUnchanged: isUnchanged)
        do {
            let value = try await body(connections)
            try await connections.close(after: nil)
            return value
        } catch {
            // What went wrong first is what the user is told.
            try? await connections.close(after: nil)
            throw error
        }
    }

    private static let mebibyte: Int64 = 1 << 20

    /// The bytes of the file that hold something.
    private static func usedBytes(_ database: Database) throws -> Int64 {
        func number(_ name: String) throws -> Int64 { try Int64.fetchOne(database, sql: "PRAGMA \(name)") ?? 0 }
        return try (number("page_count") - number("freelist_count")) * number("page_size")
    }

    /// The size of a file in bytes, 0 where there is none.
    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
