/// What to do at a location where there is no store yet.
public enum StoreOpening: Sendable, Hashable {
    /// Make one.
    case createIfMissing
    /// Throw `missing` and leave no trace.
    case mustExist
}

extension StoreLocation {
    /// Opens the store, bringing its schema up to date first.
    ///
    /// What is not ours or is from a newer version stays byte for byte as it was.
    /// - Parameters:
    ///   - opening: What to do where there is no store yet.
    ///   - clock: What time it is; nil for the clock of this machine, or of the database where it is on one of its own.
    ///     The log never runs backwards even if the clock does.
    /// - Returns: The store, which is closed with `close()`.
    /// - Throws: `missing`, `unreachable`, `foreign`, `newer`, `damaged`, `full`.
    public func open(
        _ opening: StoreOpening = .createIfMissing,
        clock: (@Sendable () -> Timestamp)? = nil
    ) async throws(StoreError) -> any ArticleStore {
        switch self {
        case .sqlite(let path):
            try await SQLiteStore.open(path: path, opening: opening, clock: clock ?? Timestamp.now)
        case .postgresql(let location):
            try await PostgresStore.open(location, opening: opening, clock: clock)
        }
    }
}
