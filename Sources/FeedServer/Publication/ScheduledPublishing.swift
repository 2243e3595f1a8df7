import Logging
import ServiceLifecycle
import Store

/// Shows scheduled articles when their time comes.
struct ScheduledPublishing: Service {
    /// How long to sleep at the most: an import by another process may bring an article that is due earlier.
    static let longestSleep: Int64 = 1000
    /// How long to sleep at the least: what is due by the clock here may not be by that of the store.
    static let shortestSleep: Int64 = 25

    private let store: any ArticleStore
    private let reachability: StoreReachability
    private let now: @Sendable () -> Timestamp

    /// Publishes what is due in a store.
    init(store: any ArticleStore, reachability: StoreReachability, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.reachability = reachability
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
            reachability.answered(.publishing)
            return Self.sleep(until: nextDue, now: now())
        } catch {
            reachability.failed(error, doing: "Scheduled articles cannot be published", in: .publishing)
            return Self.longestSleep
        }
    }

    /// How many milliseconds to wait when the next article is due at some time, or none is.
    static func sleep(until nextDue: Timestamp?, now: Timestamp) -> Int64 {
        guard let nextDue else { return longestSleep }
        return min(longestSleep, max(shortestSleep, nextDue.milliseconds - now.milliseconds))
    }
}
