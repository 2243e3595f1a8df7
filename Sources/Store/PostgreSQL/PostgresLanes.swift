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
    private var all: [PostgresLane] = []
    /// Those that are open come last.
    private var free: [PostgresLane] = []
    private var waiters: [(number: Int, waiter: Waiter, mustBeOpen: Bool)] = []
    private var lastNumber = 0
    private var isClosed = false

    /// Begins without one, and with room for so many.
    init(size: Int) {
        self.size = size
    }

    /// Takes a connection, or lets a call wait for one and returns its number.
    ///
    /// Fails for a call that needs one that is open where there is none, free or in use.
    mutating func take(
        mustBeOpen: Bool,
        or waiter: Waiter
    ) -> (lane: Result<PostgresLane, PostgresProblem>?, number: Int?) {
        guard !isClosed else { return (.failure(.closed), nil) }
        if let lane = free.last, lane.isOpen || !mustBeOpen {
            free.removeLast()
            return (.success(lane), nil)
        }
        if mustBeOpen {
            guard hasOpen else { return (.failure(.busy), nil) }
        } else if all.count < size {
            let lane = PostgresLane()
            all.append(lane)
            return (.success(lane), nil)
        }
        lastNumber += 1
        waiters.append((lastNumber, waiter, mustBeOpen))
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
        // Where none is open any more, those who wait for one that is would wait in vain.
        let isForAll = lane.isOpen || !hasOpen
        if let index = waiters.firstIndex(where: { isForAll || !$0.mustBeOpen }) {
            return .waiter(waiters.remove(at: index).waiter)
        }
        free.insert(lane, at: lane.isOpen ? free.endIndex : free.startIndex)
        return .kept
    }

    private var hasOpen: Bool { all.contains(where: \.isOpen) }

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
