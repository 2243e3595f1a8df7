import Synchronization

/// One piece of work that any number of callers wait for, each no longer than it wants to.
final class SingleFlight<Value: Sendable>: Sendable {
    private struct State {
        var outcome: Value?
        var waiters: [Int: CheckedContinuation<Value?, Never>] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// Starts the work.
    init(_ work: @escaping @Sendable () async -> Value) {
        Task { finish(await work()) }
    }

    /// The outcome, or nil when it has not come within a time; without a time it waits for the end.
    func outcome(within time: Duration?) async -> Value? {
        await withCheckedContinuation { continuation in
            let (outcome, waiter) = state.withLock { state -> (Value?, Int) in
                if let outcome = state.outcome { return (outcome, 0) }
                state.nextWaiter += 1
                state.waiters[state.nextWaiter] = continuation
                return (nil, state.nextWaiter)
            }
            if let outcome {
                continuation.resume(returning: outcome)
            } else if let time {
                Task {
                    try? await Task.sleep(for: time)
                    state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume(returning: nil)
                }
            }
        }
    }

    private func finish(_ outcome: Value) {
        let waiters = state.withLock { state in
            state.outcome = outcome
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: outcome) }
    }
}
