import Synchronization

/// The tags (`EdgeTags`) that a cache has still to drop, each once, oldest first.
///
/// Nothing in it is ever given up: where there are too many, the tag of all takes their place.
final class PurgeQueue: Sendable {
    /// The most tags that wait.
    static let most = 10_000
    /// The most bytes of the tags of one request: caches take fields of 8,000 and more.
    static let bytesPerRequest = 7000

    private struct State {
        var tags: [String] = []
        var known: Set<String> = []

        /// Adds tags behind the others.
        mutating func append(_ added: [String]) {
            for tag in added {
                let all = EdgeTags.all(of: tag)
                // What drops everything drops this too.
                if known.contains(all) { continue }
                if tag == all { drop { EdgeTags.all(of: $0) == all } }
                if known.insert(tag).inserted { tags.append(tag) }
            }
            if tags.count <= most { return }
            let all = Set(tags.map(EdgeTags.all)).sorted()
            tags = all
            known = Set(all)
        }

        private mutating func drop(_ isDropped: (String) -> Bool) {
            tags.removeAll(where: isDropped)
            known = Set(tags)
        }
    }

    private let state = Mutex(State())
    private let signal: AsyncStream<Void>.Continuation
    /// One whenever tags were added since the last.
    let wakeups: AsyncStream<Void>

    /// Makes an empty queue.
    init() {
        (wakeups, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// How many tags wait.
    var count: Int { state.withLock { $0.tags.count } }

    /// Adds tags behind those that wait.
    func add(_ tags: [String]) {
        if tags.isEmpty { return }
        state.withLock { $0.append(tags) }
        signal.yield()
    }

    /// Takes the oldest tags, as many as a request may have.
    func take(_ most: Int) -> [String] {
        state.withLock { state in
            var bytes = 0
            let taken = state.tags.prefix(most)
                .prefix { tag in
                    bytes += tag.utf8.count + 1
                    return bytes <= Self.bytesPerRequest
                }
            state.tags.removeFirst(taken.count)
            state.known.subtract(taken)
            return Array(taken)
        }
    }

    /// Puts tags back before all others: they were taken and could not be sent.
    func putBack(_ tags: [String]) {
        state.withLock { state in
            let waiting = state.tags
            state = State()
            state.append(tags + waiting)
        }
    }
}
