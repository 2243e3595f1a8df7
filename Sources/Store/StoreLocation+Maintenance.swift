extension StoreLocation {
    /// What is done to the store at this location as a whole.
    public var maintenance: any StoreMaintenance {
        switch self {
        case .sqlite(let path): SQLiteMaintenance(path: path)
        case .postgresql(let place): PostgresMaintenance(place: place)
        }
    }

    /// Copies all that the store holds, at one moment, to an empty place, or goes on with such a copy that was
    /// interrupted if the store is as it was then.
    ///
    /// Nothing but another copy opens the place before it is whole and was held against the store.
    /// - Throws: `StoreError`, `CancellationError`; then the copy can be gone on with.
    public func copy(to other: StoreLocation, progress: @escaping StoreProgress.Handler) async throws -> StoreCopyReport
    {
        guard self != other else {
            let message = "a store cannot be copied to itself; name another place"
            throw StoreError(kind: .refused, location: name, message: message)
        }
        return try await withRecords { source in
            let fingerprint = try await source.fingerprint()
            let target = try await other.recordTarget()
            return try await target.closing {
                try await StoreCopy(source: source, fingerprint: fingerprint, target: target, progress: progress).run()
            }
        }
    }

    /// Where it is, free of passwords.
    private var name: String {
        switch self {
        case .sqlite(let path): path
        case .postgresql(let location): location.shown
        }
    }

    /// Does something with one moment of the store's records.
    private func withRecords<Value: Sendable>(_ body: (any RecordSource) async throws -> Value) async throws -> Value {
        switch self {
        case .sqlite(let path): try await SQLiteMaintenance(path: path).withRecords(body)
        case .postgresql(let place): try await PostgresMaintenance(place: place).withRecords(body)
        }
    }

    private func recordTarget() async throws(StoreError) -> any RecordTarget {
        switch self {
        case .sqlite(let path): try await SQLiteRecordTarget.open(path: path)
        case .postgresql(let place): try await PostgresRecordTarget.open(place)
        }
    }
}
