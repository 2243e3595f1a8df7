/// Which connections are free, and who waits for one, first come first served.
struct PostgresLanes: Sendable {
    /// What a call that waits for a connection is told.
    typealias Waiter = CheckedContinuation<Result<PostgresLane, PostgresProblem>, Never>

    /// What becomes of a connection that is given back.
    enum Next {
        /// This call has waited for it.
        case waiter(Waiter)
        /// It is to be closed.
        case closing
        /// It waits for the next call.
        case kept
    }

    private let size: Int
    private var free: [PostgresLane] = []
    private var count = 0
    private var waiters: [(number: Int, waiter: Waiter)] = []
    private var lastNumber = 0
    private var isClosed = false

    /// Begins without one, and with room for so many.
    init(size: Int) {
        self.size = size
    }

    /// Takes a connection, or lets a call wait for one and returns its number.
    mutating func take(or waiter: Waiter) -> (lane: Result<PostgresLane, PostgresProblem>?, number: Int?) {
        guard !isClosed else { return (.failure(.closed), nil) }
        if let lane = free.popLast() { return (.success(lane), nil) }
        if count < size {
            count += 1
            return (.success(PostgresLane()), nil)
        }
        lastNumber += 1
        waiters.append((lastNumber, waiter))
        return (nil, lastNumber)
    }

    /// Takes a call that has waited for too long out of those that wait; nil if it does not wait any more.
    mutating func giveUp(_ number: Int) -> Waiter? {
        guard let index = waiters.firstIndex(where: { $0.number == number }) else { return nil }
        return waiters.remove(at: index).waiter
    }

    /// Takes a connection back.
    mutating func giveBack(_ lane: PostgresLane) -> Next {
        if isClosed { return .closing }
        if !waiters.isEmpty { return .waiter(waiters.removeFirst().waiter) }
        free.append(lane)
        return .kept
    }

    /// Lets nobody take one any more; returns what is to be closed and who has waited in vain.
    mutating func close() -> (lanes: [PostgresLane], waiters: [Waiter]) {
        defer {
            free = []
            waiters = []
            isClosed = true
        }
        return (free, waiters.map(\.waiter))
    }
}
