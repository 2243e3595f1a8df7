import Logging
import ServiceLifecycle
import Store

/// Follows the change log, whoever writes it, and tells the live publication.
struct ChangeFollower: Service {
    /// The most changes that are read at a time.
    static let batch = 1000

    private let store: any ArticleStore
    private let live: LivePublication
    private let logger: Logger
    private let start: Int64

    /// Follows the log after a sequence number, which must be no newer than the live publication.
    init(store: any ArticleStore, live: LivePublication, after start: Int64, logger: Logger) {
        self.store = store
        self.live = live
        self.start = start
        self.logger = logger
    }

    func run() async throws {
        var last = start
        for await _ in store.wakeups().cancelOnGracefulShutdown() {
            do {
                last = try await follow(after: last)
            } catch {
                logger.error("The change log cannot be read", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Reads to the end of the log.
    ///
    /// A batch that fails is read again at the next wake-up.
    private func follow(after sequence: Int64) async throws(StoreError) -> Int64 {
        var last = sequence
        while true {
            let changes = try await store.changes(after: last, limit: Self.batch)
            guard let newest = changes.last else { return last }
            try await live.follow(changes)
            last = newest.sequence
        }
    }
}
