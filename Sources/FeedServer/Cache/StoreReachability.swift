import Logging
import Store
import Synchronization

/// Whether the store is there, as far as the last call told: the log says it once when that changes, not for each call.
///
/// So it is with whatever else keeps those who ask by themselves from their work: it is said again when it is something
/// else, or when it comes back.
final class StoreReachability: Sendable {
    /// What is tried again by itself until it comes out well.
    enum Work: Sendable, Hashable {
        /// To follow the change log.
        case following
        /// To show what is due.
        case publishing
        /// To take articles into the index of words.
        case indexing
    }

    private struct State {
        var isAway = false
        /// Why work that cannot be done cannot.
        var reasons: [Work: String] = [:]
    }

    private let state = Mutex(State())
    private let logger: Logger

    /// Takes it for granted that the store is there.
    init(logger: Logger) {
        self.logger = logger
    }

    /// Takes note that a call has failed, in some work or for somebody who asked.
    func failed(_ error: any Error, doing what: Logger.Message, in work: Work? = nil) {
        let reason = "\(error)"
        let isAbsence = (error as? StoreError)?.kind == .unreachable
        let isKnown = state.withLock { state in
            if isAbsence {
                defer { state.isAway = true }
                return state.isAway
            }
            defer { if let work { state.reasons[work] = reason } }
            return state.reasons.values.contains(reason)
        }
        guard !isKnown else { return }
        logger.error(
            isAbsence ? "The store is away; what is cached is served" : what,
            metadata: ["reason": "\(reason)"]
        )
    }

    /// Takes note that the store has answered, and that some work could be done.
    func answered(_ work: Work) {
        let wasAway = state.withLock { state in
            state.reasons[work] = nil
            defer { state.isAway = false }
            return state.isAway
        }
        if wasAway { logger.notice("The store is back") }
    }
}
