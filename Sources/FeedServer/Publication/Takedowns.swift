import Store

/// Which articles were taken down, and when, as the change log has it.
struct Takedowns: Sendable, Hashable {
    /// The most changes that are looked through.
    static let mostChanges = 2000

    /// When each article that is down was taken down, by its id.
    let times: [String: Timestamp]

    /// Looks through the log after a sequence number.
    ///
    /// - Returns: Nil if there are more changes than are looked through.
    static func read(after sequence: Int64, from store: any ArticleStore) async throws(StoreError) -> Takedowns? {
        let changes = try await store.changes(after: sequence, limit: mostChanges + 1)
        return changes.count > mostChanges ? nil : Takedowns(changes)
    }

    /// Takes changes in the order of the log.
    init(_ changes: [Change]) {
        var times: [String: Timestamp] = [:]
        for change in changes {
            if change.after != nil {
                times[change.articleID] = nil
            } else if change.before != nil {
                times[change.articleID] = change.time
            }
        }
        self.times = times
    }
}
