import Logging
import ServiceLifecycle
import Store

/// Shows scheduled articles when their time comes.
struct ScheduledPublishing: Service {
    /// How long to sleep at the most: an import by another process may bring an article that is due earlier.
    static let longestSleep: Int64 = 1000

    private let store: any ArticleStore
    private let logger: Logger
    private let now: @Sendable () -> Timestamp

    /// Publishes what is due in a store.
    init(store: any ArticleStore, logger: Logger, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.logger = logger
        self.now = now
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(await publish()))
            }
        }
    }

    /// Publishes what is due; returns how many milliseconds to wait.
    private func publish() async -> Int64 {
        do {
            let nextDue = try await store.publishDue().nextDue
            guard let nextDue else { return Self.longestSleep }
            return min(Self.longestSleep, max(1, nextDue.milliseconds - now().milliseconds))
        } catch {
            logger.error("Scheduled articles cannot be published", metadata: ["reason": "\(error)"])
            return Self.longestSleep
        }
    }
}
