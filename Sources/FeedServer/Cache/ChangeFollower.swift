import Logging
import ServiceLifecycle
import Store

/// Follows the change log, whoever writes it, and tells the live publication.
struct ChangeFollower: Service {
    /// The most changes that are read at a time.
    static let batch = 1000
    /// How long to wait after a failure.
    static let pause = Duration.milliseconds(500)

    private let store: any ArticleStore
    private let live: LivePublication
    private let logger: Logger
    private let start: Int64
    private let counters: ServerCounters

    /// Follows the log after a sequence number, which must be no newer than the live publication.
    init(
        store: any ArticleStore,
        live: LivePublication,
        after start: Int64,
        logger: Logger,
        counters: ServerCounters = ServerCounters()
    ) {
        self.store = store
        self.live = live
        self.start = start
        self.logger = logger
        self.counters = counters
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var last = start
            counters.followed(last)
            for await _ in store.wakeups() { last = await follow(after: last) }
        }
    }

    /// Reads to the end of the log; a batch that fails is read again after a pause, since no wake-up may come.
    private func follow(after sequence: Int64) async -> Int64 {
        var last = sequence
        while !Task.isCancelled {
            do throws(StoreError) {
                let changes = try await store.changes(after: last, limit: Self.batch)
                guard let newest = changes.last else { return last }
                try await live.follow(changes)
                last = newest.sequence
                counters.followed(last)
            } catch {
                logger.error("Changes cannot be followed", metadata: ["reason": "\(error)"])
                try? await Task.sleep(for: Self.pause)
            }
        }
        return last
    }
}
