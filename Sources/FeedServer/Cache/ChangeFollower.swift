import Logging
import ServiceLifecycle
import Store

/// Follows the change log, whoever writes it, and tells the live publication.
///
/// Where the log is not the one that was followed (it lost its end when a standby took over, or the store was replaced),
/// nothing that was made of it can be trusted: all of it is made anew.
struct ChangeFollower: Service {
    /// The most changes that are read at a time.
    static let batch = 1000
    /// How long to wait after a failure.
    static let pause = Duration.milliseconds(500)

    private let store: any ArticleStore
    private let live: LivePublication
    private let logger: Logger
    private let start: LogPosition
    private let counters: ServerCounters

    /// Follows the log from a position, which must be no newer than the live publication.
    init(
        store: any ArticleStore,
        live: LivePublication,
        from start: LogPosition,
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
            var position = start
            counters.followed(position.sequence)
            for await _ in store.wakeups() { position = await follow(from: position) }
        }
    }

    /// Reads to the end of the log; a batch that fails is read again after a pause, since no wake-up may come.
    private func follow(from start: LogPosition) async -> LogPosition {
        var position = start
        while !Task.isCancelled {
            do throws(StoreError) {
                let next = try await step(from: position)
                live.reachability.answered(.following)
                guard let next else { return position }
                position = next
                counters.followed(position.sequence)
            } catch {
                live.reachability.failed(error, doing: "Changes cannot be followed", in: .following)
                try? await Task.sleep(for: Self.pause)
            }
        }
        return position
    }

    /// Follows a batch of changes; returns where that leads, nil at the end of the log.
    private func step(from position: LogPosition) async throws(StoreError) -> LogPosition? {
        guard let changes = try await position.changes(in: store, limit: Self.batch) else {
            // Read first: what happens after this is followed.
            let end = try await LogPosition.end(of: store)
            logger.warning(
                "The change log is another one than was followed; every document is made anew",
                metadata: ["followed": "\(position.sequence)", "found": "\(end.sequence)"]
            )
            try await live.startOver()
            return end
        }
        guard let newest = changes.last else { return nil }
        try await live.follow(changes)
        return LogPosition(after: newest)
    }
}
