import Store

/// Where a follower stands in the change log: behind one change, by which it knows the log again.
///
/// A number alone does not tell. A standby that takes over may lack the newest changes and give their numbers to others,
/// and so may a backup that was put in the place of a store.
struct LogPosition: Sendable, Hashable {
    /// Before every change.
    static let beginning = LogPosition(sequence: 0, time: Timestamp(milliseconds: 0), articleID: "")

    /// The number of the change.
    let sequence: Int64
    /// When that was.
    let time: Timestamp
    /// The article that it was of.
    let articleID: String

    /// Behind a change.
    init(after change: Change) {
        self.init(sequence: change.sequence, time: change.time, articleID: change.articleID)
    }

    /// Behind the change that is known by this.
    init(sequence: Int64, time: Timestamp, articleID: String) {
        self.sequence = sequence
        self.time = time
        self.articleID = articleID
    }

    /// Behind the newest change of a store.
    static func end(of store: any ArticleStore) async throws(StoreError) -> LogPosition {
        let newest = try await store.changes(after: try await store.lastSequence() - 1, limit: 1).first
        return newest.map(LogPosition.init(after:)) ?? .beginning
    }

    /// The changes behind this position; nil where the log does not hold the change that it is behind.
    func changes(in store: any ArticleStore, limit: Int) async throws(StoreError) -> [Change]? {
        guard sequence > 0 else { return try await store.changes(after: 0, limit: limit) }
        let changes = try await store.changes(after: sequence - 1, limit: limit + 1)
        guard let first = changes.first, LogPosition(after: first) == self else { return nil }
        return Array(changes.dropFirst())
    }
}
