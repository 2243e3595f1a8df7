import ServiceLifecycle

/// Renders what changes touched before anybody asks, one document at a time: readers, whose renders begin when they ask,
/// are never kept waiting by more than one.
struct RenderAhead: Service {
    private let live: LivePublication

    /// Renders documents of a publication.
    init(live: LivePublication) {
        self.live = live
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in live.touched.wakeups {
                while !Task.isCancelled, let key = live.touched.next() { await live.refresh(key) }
            }
        }
    }
}
