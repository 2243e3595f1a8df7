/// What caches in front have to drop, for each of them.
struct Purges: Sendable {
    private let queues: [PurgeQueue]

    /// Nobody is told anything without queues.
    init(_ queues: [PurgeQueue] = []) { self.queues = queues }

    /// How many tags wait for the cache that is furthest behind.
    var waiting: Int { queues.map(\.count).max() ?? 0 }

    /// Has tags dropped, which are made only if there is a cache.
    func add(_ tags: @autoclosure () -> [String]) {
        guard !queues.isEmpty else { return }
        let tags = tags()
        for queue in queues { queue.add(tags) }
    }
}
