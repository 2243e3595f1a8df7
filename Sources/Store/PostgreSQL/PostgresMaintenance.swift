/// What is done to a store in PostgreSQL as a whole.
struct PostgresMaintenance: StoreMaintenance {
    /// Where the database is.
    var place: PostgresLocation

    func migrate() async throws(StoreError) -> SchemaMigration {
        let location = place.shown
        return try await withPool { pool throws(StoreError) in
            let before = try await pool.read { try PostgresSchema.read($0, location: location) }
            try await pool.read { connection in
                try PostgresSchema.migrate(connection, opening: .createIfMissing, location: location)
            }
            return SchemaMigration(location: location, from: Int(before), to: Int(PostgresSchema.version))
        }
    }

    func backUp(
        to file: String,
        replaces: Bool,
        progress: @escaping StoreProgress.Handler
    ) async throws -> StoreBackup {
        try await withRecords { source in
            let backup = try BackupFile(path: file, replaces: replaces)
            do {
                let fingerprint = try await source.fingerprint()
                let target = try await SQLiteRecordTarget.open(path: backup.draft)
                try await target.closing {
                    _ = try await StoreCopy(
                        source: source,
                        fingerprint: fingerprint,
                        target: target,
                        progress: progress
                    )
                    .run()
                    try await target.emptyLog()
                }
                return StoreBackup(location: place.shown, file: file, bytes: try backup.publish(replaces: replaces))
            } catch {
                backup.discard()
                throw error
            }
        }
    }

    func check(progress: @escaping StoreProgress.Handler) async throws -> StoreCheckReport {
        do {
            return try await look(progress)
        } catch let error as StoreError where error.kind == .damaged {
            var report = StoreCheckReport(location: place.shown)
            report.add(.database, "the tables", error.message, StoreFinding.restore)
            return report
        }
    }

    private func look(_ progress: @escaping StoreProgress.Handler) async throws -> StoreCheckReport {
        let (location, newest) = (place.shown, PostgresSchema.version)
        let version = try await withPool { pool throws(StoreError) in
            try await pool.read { try PostgresSchema.read($0, location: location) }
        }
        guard version == 0 || version == newest else {
            throw StoreError.older(Int(version), newest: Int(newest), location: location)
        }
        return try await withRecords { source in
            var report = StoreCheckReport(location: place.shown)
            let problems = try await source.read { reader in
                try PostgresCheck(connection: reader.connection).problems()
                    + PostgresTextCheck(connection: reader.connection).problems()
            }
            for found in problems { report.add(.index, found.place, found.problem, StoreFinding.rebuild) }
            return try await StoreCheck(source: source, progress: progress).run(into: report)
        }
    }

    func compact(
        keeping queries: [ArticleQuery],
        progress: @escaping StoreProgress.Handler
    ) async throws -> StoreCompaction {
        let location = place.shown
        let pool = PostgresPool(location: place, size: 1)
        do {
            try await pool.read { connection in
                try PostgresSchema.migrate(connection, opening: .mustExist, location: location)
                try PostgresUnfinishedCopy.refuse(connection, location: location)
            }
            let before = try await pool.read { try PostgresVacuum.size($0) }
            let removed = try await pool.write { connection in
                try PostgresSelectionRemoval(connection: connection, location: location).keep(queries)
            }
            try Task.checkCancellation()
            progress(StoreProgress(step: "tables", done: 0, total: PostgresSchema.tables.count))
            try await pool.read { try PostgresVacuum.run($0) }
            let after = try await pool.read { try PostgresVacuum.size($0) }
            await pool.close()
            return StoreCompaction(
                location: location,
                bytesBefore: before,
                bytesAfter: after,
                selectionsRemoved: removed
            )
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Does something with one moment of the store's records.
    func withRecords<Value: Sendable>(_ body: (PostgresRecordSource) async throws -> Value) async throws -> Value {
        let location = place.shown
        try await withPool { pool throws(StoreError) in
            try await pool.read { connection in
                try PostgresSchema.migrate(connection, opening: .mustExist, location: location)
                try PostgresUnfinishedCopy.refuse(connection, location: location)
            }
        }
        return try await PostgresRecordSource.open(place).closing(body)
    }

    private func withPool<Value: Sendable>(
        _ body: (PostgresPool) async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let pool = PostgresPool(location: place, size: 1)
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }
}
