import Synchronization

/// How many connections there are, on all event loops together, and how many there may be.
final class ConnectionCensus: Sendable {
    private let count = Atomic(0)
    /// The most connections that are served at once.
    let limit: Int

    /// Counts from none.
    init(limit: Int) {
        self.limit = limit
    }

    /// Counts a connection in; false if there are too many with it.
    func enter() -> Bool {
        count.wrappingAdd(1, ordering: .relaxed).newValue <= limit
    }

    /// Counts a connection out.
    func leave() {
        count.wrappingSubtract(1, ordering: .relaxed)
    }

    /// How many connections there are.
    var current: Int { count.load(ordering: .relaxed) }
}
