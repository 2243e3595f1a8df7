import Dispatch
import Synchronization

/// The connections to one database, opened as they are needed and each with a thread's queue of its own.
final class PostgresPool: Sendable {
    /// How many connections there are at the most.
    static let size = 8

    private struct State {
        var free: [PostgresLane] = []
        var count = 0
        var waiters: [CheckedContinuation<PostgresLane?, Never>] = []
        var isClosed = false
    }

    /// Where the database is.
    let location: PostgresLocation
    private let session: PostgresSession
    private let state = Mutex(State())

    /// A pool without a connection yet.
    init(location: PostgresLocation) {
        self.location = location
        session = PostgresSession(location: location)
    }

    /// Reads on a connection; done again on another one where the connection turned out to be lost.
    ///
    /// No transaction is opened: whoever needs one moment for several statements opens one.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await use(body).get()
    }

    /// Does something in a transaction, which is committed when the body returns and taken back when it throws.
    ///
    /// Not cancelled with its task: a caller always learns whether its transaction was committed, if the server says so.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await use { connection in try connection.transaction { try body(connection) } }.get()
    }

    /// Closes the connections once what they do is done; calls after that throw.
    func close() async {
        let (free, waiters) = state.withLock { state in
            defer {
                state.count -= state.free.count
                state.free = []
                state.waiters = []
                state.isClosed = true
            }
            return (state.free, state.waiters)
        }
        for waiter in waiters { waiter.resume(returning: nil) }
        for lane in free { await lane.close() }
    }

    private func use<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async -> Result<Value, StoreError> {
        guard let lane = await take() else {
            return .failure(PostgresProblem.storeError(PostgresProblem.closed, location: location.shown))
        }
        let result = await lane.use(session, body)
        await giveBack(lane)
        return result.mapError { PostgresProblem.storeError($0, location: location.shown) }
    }

    private func take() async -> PostgresLane? {
        await withCheckedContinuation { continuation in
            let lane = state.withLock { state -> PostgresLane?? in
                guard !state.isClosed else { return .some(nil) }
                if let lane = state.free.popLast() { return lane }
                if state.count < Self.size {
                    state.count += 1
                    return PostgresLane()
                }
                state.waiters.append(continuation)
                return nil
            }
            if let lane { continuation.resume(returning: lane) }
        }
    }

    private func giveBack(_ lane: PostgresLane) async {
        let (waiter, isClosed) = state.withLock { state -> (CheckedContinuation<PostgresLane?, Never>?, Bool) in
            if state.isClosed { return (nil, true) }
            if !state.waiters.isEmpty { return (state.waiters.removeFirst(), false) }
            state.free.append(lane)
            return (nil, false)
        }
        waiter?.resume(returning: lane)
        if isClosed { await lane.close() }
    }
}
