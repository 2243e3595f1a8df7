import Logging
import Store
import Synchronization

/// Whether the store is there, as far as the last call told: the log says it once when that changes, not for each call.
final class StoreReachability: Sendable {
    private let isAway = Mutex(false)
    private let logger: Logger

    /// Takes it for granted that the store is there.
    init(logger: Logger) {
        self.logger = logger
    }

    /// Takes note that a call has failed; whatever is not an absence is logged each time.
    func failed(_ error: any Error, doing what: Logger.Message) {
        guard let error = error as? StoreError, error.kind == .unreachable else {
            return logger.error(what, metadata: ["reason": "\(error)"])
        }
        let isNew = isAway.withLock { isAway in
            defer { isAway = true }
            return !isAway
        }
        guard isNew else { return }
        logger.error("The store is away; what is cached is served", metadata: ["reason": "\(error)"])
    }

    /// Takes note that the store has answered.
    func answered() {
        let wasAway = isAway.withLock { isAway in
            defer { isAway = false }
            return isAway
        }
        if wasAway { logger.notice("The store is back") }
    }
}
