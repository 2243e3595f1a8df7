import Synchronization

/// How many connections there are, on all event loops together, and how many there may be.
final class ConnectionCensus: Sendable {
    private let count = Atomic(0)
    /// The most connections that are served at once.
    let limit: Int
    /// How many more than the limit are told that there are too many.
    private let reserve: Int

    /// Counts from none.
    init(limit: Int, reserve: Int = 0) {
        self.limit = limit
        self.reserve = reserve
    }

    /// Counts a connection in; false if there are too many with it.
    func enter() -> Bool {
        count.wrappingAdd(1, ordering: .relaxed).newValue <= limit
    }

    /// Whether there are so many that another is not even told so.
    var isOverrun: Bool { current >= limit + reserve }

    /// Counts a connection out.
    func leave() {
        count.wrappingSubtract(1, ordering: .relaxed)
    }

    /// How many connections there are.
    var current: Int { count.load(ordering: .relaxed) }
}
