import Synchronization

/// Whether the store answers, asked once for all who want to know: they may be strangers, and as many as they like.
final class StoreProbe: Sendable {
    /// How long an answer is waited for, and how long it is good.
    static let patience = Duration.seconds(1)

    private struct State {
        var flight: SingleFlight<Bool>?
        /// When what was found is to be asked for again; nil while the answer is outstanding.
        var end: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let patience: Duration
    private let ask: @Sendable () async -> Bool

    /// Asks by a call that may take any time; answers are good for as long as `patience` has it.
    init(patience: Duration = StoreProbe.patience, ask: @escaping @Sendable () async -> Bool) {
        self.patience = patience
        self.ask = ask
    }

    /// Whether the store has answered; false where that takes longer than `patience`.
    func isAnswered() async -> Bool { await flight().outcome(within: patience) ?? false }

    private func flight() -> SingleFlight<Bool> {
        state.withLock { state in
            if let flight = state.flight, state.end.map({ ContinuousClock.now < $0 }) ?? true { return flight }
            let flight = SingleFlight { [self] in
                let isAnswered = await ask()
                self.state.withLock { $0.end = ContinuousClock.now.advanced(by: patience) }
                return isAnswered
            }
            state = State(flight: flight)
            return flight
        }
    }
}
