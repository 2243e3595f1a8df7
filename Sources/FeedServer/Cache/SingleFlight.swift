import Synchronization

/// One piece of work that any number of callers wait for, each no longer than it wants to.
final class SingleFlight<Value: Sendable>: Sendable {
    private struct Waiter {
        var continuation: CheckedContinuation<Value?, Never>
        /// Ends the wait; cancelled when the outcome comes first.
        var timer: Task<Void, Never>
    }

    private struct State {
        var outcome: Value?
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// Starts the work.
    init(_ work: @escaping @Sendable () async -> Value) {
        Task { finish(await work()) }
    }

    /// The outcome, or nil when it has not come within a time.
    func outcome(within time: Duration) async -> Value? {
        await withCheckedContinuation { continuation in
            let outcome = state.withLock { state -> Value? in
                if let outcome = state.outcome { return outcome }
                state.nextWaiter += 1
                let number = state.nextWaiter
                let timer = Task {
                    try? await Task.sleep(for: time)
                    giveUp(number)
                }
                state.waiters[number] = Waiter(continuation: continuation, timer: timer)
                return nil
            }
            if let outcome { continuation.resume(returning: outcome) }
        }
    }

    private func giveUp(_ number: Int) {
        state.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume(returning: nil)
    }

    private func finish(_ outcome: Value) {
        let waiters = state.withLock { state in
            state.outcome = outcome
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters {
            waiter.timer.cancel()
            waiter.continuation.resume(returning: outcome)
        }
    }
}
