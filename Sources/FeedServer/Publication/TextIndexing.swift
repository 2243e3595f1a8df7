import Logging
import ServiceLifecycle
import Store

/// Sees to it that readers who may search for words find those of every article.
///
/// Articles that are stored already are taken in while the server serves, a batch after the other, so that neither
/// readers nor other writers wait for long. What was taken in stays so when the process is killed.
struct TextIndexing: Service {
    private let store: any ArticleStore
    private let live: LivePublication

    /// Looks after the index of a store whose articles are published.
    init(store: any ArticleStore, live: LivePublication) {
        self.store = store
        self.live = live
    }

    func run() async throws {
        let (causes, cause) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { for await _ in store.wakeups() { cause.yield() } }
                // The first feed that can be searched may come with a configuration, and no change after it.
                group.addTask { for await _ in live.configurations { cause.yield() } }
                for await _ in causes { await extend() }
            }
        }
    }

    /// Takes in what is not yet, if anything may be searched for; what fails is done at the next change.
    func extend() async {
        guard !live.publication.selections.isEmpty else { return }
        do throws(StoreError) {
            try await store.keepTextIndex()
            while try await store.extendTextIndex(), !Task.isCancelled {}
            live.reachability.answered(.indexing)
        } catch {
            live.reachability.failed(error, doing: "The index of words cannot be extended", in: .indexing)
        }
    }
}
