import Synchronization

/// The connections to one database, opened as they are needed.
///
/// While the database is away, calls fail at once but for one at a time that tries it; whoever wants to wait calls again.
/// Where it takes no more connections, calls wait for those that there are.
final class PostgresPool: Sendable {
    /// How many connections there are at the most, unless it is said otherwise.
    static let usualSize = 8
    /// How long a call waits for a connection when all are in use, unless it is said otherwise.
    static let usualPatience = Duration.seconds(10)

    private struct State {
        var lanes: PostgresLanes
        var absence = PostgresAbsence()
    }

    /// Where the database is.
    let location: PostgresLocation
    /// Opens connections.
    let session: PostgresSession
    private let patience: Duration
    private let state: Mutex<State>

    /// A pool without a connection yet.
    ///
    /// - Parameters:
    ///   - location: Where the database is.
    ///   - size: How many connections there are at the most.
    ///   - patience: How long a call waits for a connection when all are in use.
    init(location: PostgresLocation, size: Int = usualSize, patience: Duration = usualPatience) {
        self.location = location
        self.patience = patience
        session = PostgresSession(location: location)
        state = Mutex(State(lanes: PostgresLanes(size: size)))
    }

    /// Reads on a connection; done again on a new one where the connection turns out to be lost.
    ///
    /// No transaction is opened: whoever needs one moment for several statements opens one.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await use(body)
    }

    /// Does something in a transaction, which is committed when the body returns and taken back when it throws.
    ///
    /// Where nothing can have been kept (the connection was lost before the end, others were in the way) the body runs
    /// again, once. Not cancelled with its task: a caller always learns whether its transaction was committed, if the
    /// server lives to say so.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await use { connection in try connection.transaction(PostgresWriteLock.modes) { try body(connection) } }
    }

    /// Lets calls try again at once: somebody has reached the database.
    func databaseIsBack() { state.withLock { $0.absence.ended() } }

    /// Closes the connections once what they do is done; calls after that throw.
    func close() async {
        let (lanes, waiters) = state.withLock { $0.lanes.close() }
        for waiter in waiters { waiter.resume(returning: .failure(.closed)) }
        for lane in lanes { await lane.close() }
    }

    private func use<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            let lane = try await take().get()
            var result = await lane.use(connect: connect, body)
            if case .failure(let problem as PostgresProblem) = result, problem.leftNothing {
                result = await lane.use(connect: connect, body)
            }
            await giveBack(lane)
            guard case .failure(PostgresProblem.refused) = result,
                case .success(let other) = await take(mustBeOpen: true)
            else { return try result.get() }
            result = await other.use(connect: connect, body)
            await giveBack(other)
            return try result.get()
        } catch {
            throw PostgresProblem.storeError(error, at: location)
        }
    }

    /// Opens a connection unless it is too early to try again, and keeps in mind whether the database is there.
    private func connect() throws -> PostgresConnection {
        if let refusal = state.withLock({ $0.absence.refusal(at: .now) }) { throw refusal }
        do {
            let connection = try session.connect()
            state.withLock { $0.absence.ended() }
            return connection
        } catch let problem as PostgresProblem {
            state.withLock { state in
                if case .refused = problem { state.absence.failed(problem, at: .now) } else { state.absence.ended() }
            }
            throw problem
        }
    }

    /// Takes a connection as soon as one is free; one that is open already if it has to be.
    private func take(mustBeOpen: Bool = false) async -> Result<PostgresLane, PostgresProblem> {
        await withCheckedContinuation { continuation in
            let (lane, number) = state.withLock { $0.lanes.take(mustBeOpen: mustBeOpen, or: continuation) }
            if let lane { return continuation.resume(returning: lane) }
            guard let number else { return }
            Task {
                try? await Task.sleep(for: patience)
                state.withLock { $0.lanes.giveUp(number) }?.resume(returning: .failure(.busy))
            }
        }
    }

    private func giveBack(_ lane: PostgresLane) async {
        let next = state.withLock { $0.lanes.giveBack(lane) }
        switch next {
        case .waiter(let waiter): waiter.resume(returning: .success(lane))
        case .closing: await lane.close()
        case .kept: break
        }
    }
}
