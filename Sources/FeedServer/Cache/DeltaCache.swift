import Synchronization

/// Deltas as they were made, within a budget of bytes; each is made once, however many ask.
///
/// Those of a document are dropped when it becomes another.
final class DeltaCache: Sendable {
    /// What making a delta came to.
    enum Outcome: Sendable {
        /// The delta; nil where there is none between these versions.
        case made(PreparedDelta?)
        /// The store is away.
        case unavailable
    }

    /// Names a delta.
    struct Name: Sendable, Hashable {
        let key: DocumentKey
        /// The tag by which the base was named.
        let base: String
        /// A tag of the version that it leads to.
        let current: String
    }

    /// What a delta takes besides its content, in bytes, about.
    static let overhead = 4096

    private struct Slot {
        var flight: SingleFlight<Outcome>
        /// What was made; nil while it is being made.
        var lookup: DeltaLookup?
        var byteCount = 0
        var lastUse: UInt64
    }

    private struct State {
        /// By document, then by name: what leads to another version than the latest is dropped with one look.
        var documents: [DocumentKey: [Name: Slot]] = [:]
        var bytes = 0
        var budget: Int
        /// Counts uses, so that the least recent is known.
        var uses: UInt64 = 0
    }

    private let state: Mutex<State>
    private let patience: Duration

    /// Makes an empty cache.
    /// - Parameters:
    ///   - budget: bytes that may be kept.
    ///   - patience: how long a reader waits for a delta.
    init(budget: Int, patience: Duration = DocumentCache.patience) {
        state = Mutex(State(budget: budget))
        self.patience = patience
    }

    /// How much memory all deltas take, in bytes, about.
    var byteCount: Int { state.withLock { $0.bytes } }

    /// A delta, made if it is not there; nil where there is none, or it takes too long.
    func delta(_ name: Name, make: @escaping @Sendable () async -> Outcome) async -> PreparedDelta? {
        guard case .made(let delta) = await flight(name, make).outcome(within: patience) else {
            return nil
        }
        return delta
    }

    /// A delta as far as it is there.
    func ready(_ name: Name) -> DeltaLookup {
        state.withLock { state in
            state.uses += 1
            let count = state.uses
            state.documents[name.key]?[name]?.lastUse = count
            return state.documents[name.key]?[name]?.lookup ?? .pending
        }
    }

    /// Drops the deltas of a document.
    func drop(_ key: DocumentKey) {
        state.withLock { state in
            guard let slots = state.documents.removeValue(forKey: key) else { return }
            state.bytes -= slots.values.reduce(0) { $0 + $1.byteCount }
        }
    }

    /// Drops the deltas of every document.
    func dropAll() {
        state.withLock { state in
            state.documents = [:]
            state.bytes = 0
        }
    }

    /// Takes a new budget.
    func setBudget(_ budget: Int) {
        state.withLock { state in
            state.budget = budget
            Self.trim(&state)
        }
    }

    private func flight(_ name: Name, _ make: @escaping @Sendable () async -> Outcome) -> SingleFlight<Outcome> {
        state.withLock { state in
            state.uses += 1
            if let slot = state.documents[name.key]?[name] {
                state.documents[name.key]?[name]?.lastUse = state.uses
                return slot.flight
            }
            let flight = SingleFlight { [self] in
                let outcome = await make()
                land(outcome, for: name)
                return outcome
            }
            state.documents[name.key, default: [:]][name] = Slot(flight: flight, lastUse: state.uses)
            return flight
        }
    }

    private func land(_ outcome: Outcome, for name: Name) {
        state.withLock { state in
            // Dropped meanwhile: whoever waits has the flight.
            guard let slot = state.documents[name.key]?[name], slot.lookup == nil else { return }
            switch outcome {
            case .made(let delta):
                let byteCount = Self.overhead + (delta?.byteCount ?? 0)
                state.documents[name.key]?[name]?.lookup = delta.map { .ready($0) } ?? .absent
                state.documents[name.key]?[name]?.byteCount = byteCount
                state.bytes += byteCount
                Self.trim(&state)
            case .unavailable:
                state.documents[name.key]?[name] = nil
            }
        }
    }

    /// Drops what was least used until an eighth of the budget is free, so that it is not done at every turn.
    private static func trim(_ state: inout State) {
        guard state.bytes > state.budget else { return }
        let oldestFirst = state.documents.values.flatMap { $0 }.sorted { $0.value.lastUse < $1.value.lastUse }
        for (name, slot) in oldestFirst where state.bytes > state.budget / 8 * 7 && slot.lookup != nil {
            state.bytes -= slot.byteCount
            state.documents[name.key]?[name] = nil
            if state.documents[name.key]?.isEmpty == true { state.documents[name.key] = nil }
        }
    }
}
