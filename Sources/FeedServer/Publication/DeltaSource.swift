import FeedWriter
import Logging
import Store

/// What is new since: the versions of documents that were rendered, and the deltas made between them.
final class DeltaSource: Sendable {
    private let history: DeltaHistory
    private let made: DeltaCache
    private let store: any ArticleStore
    private let logger: Logger
    private let counters: ServerCounters

    /// Begins without any version; a reader waits for a delta as long as `patience` has it.
    init(
        _ shares: MemoryShares,
        store: any ArticleStore,
        logger: Logger,
        patience: Duration,
        counters: ServerCounters
    ) {
        history = DeltaHistory(budget: shares.versions)
        made = DeltaCache(budget: shares.deltas, patience: patience)
        self.store = store
        self.logger = logger
        self.counters = counters
    }

    /// Remembers a document that was rendered from the store as it was after a change, or later.
    func record(_ document: FeedDocument, of key: DocumentKey, after sequence: Int64) {
        guard case .feed = key, let layout = document.layout else { return }
        let version = DocumentVersion(
            entityTags: [document.gzip.entityTag.value, document.identity.entityTag.value],
            metadata: layout.metadata,
            entries: layout.entries,
            sequence: sequence
        )
        if history.record(version, layout: layout, of: key) { made.drop(key) }
    }

    /// Forgets a document that is no more.
    func forget(_ key: DocumentKey) {
        history.forget(key)
        made.drop(key)
    }

    /// Forgets every version and every delta: the log that they were made by is not the one that is followed.
    func forgetAll() {
        history.forgetAll()
        made.dropAll()
    }

    /// Takes another share of the memory.
    func setShares(_ shares: MemoryShares) {
        history.setBudget(shares.versions)
        made.setBudget(shares.deltas)
    }

    /// See `DocumentSource.delta`.
    func delta(
        of definition: FeedDefinition,
        _ key: DocumentKey,
        from tags: [String],
        to document: PreparedDocument
    ) async -> PreparedDelta? {
        guard case .feed(_, let format) = key, let (name, step) = step(key, from: tags, to: document) else {
            return nil
        }
        let rendering = DeltaRendering(definition: definition, store: store)
        return await made.delta(name) { [logger, counters] in
            do {
                let delta = try await rendering.render(step, to: document, format: format)
                if delta != nil { counters.deltaMade() }
                return .made(delta)
            } catch {
                logger.error("A delta cannot be made", metadata: ["feed": "\(key)", "reason": "\(error)"])
                return .unavailable
            }
        }
    }

    /// See `DocumentSource.readyDelta`.
    func readyDelta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) -> DeltaLookup {
        step(key, from: tags, to: document).map { made.ready($0.name) } ?? .absent
    }

    private func step(
        _ key: DocumentKey,
        from tags: [String],
        to document: PreparedDocument
    ) -> (name: DeltaCache.Name, step: DeltaHistory.Step)? {
        guard let current = document.variants.first?.entityTag,
            let step = history.step(of: key, from: tags, to: current),
            // What a feed says of itself can be said only by the whole document: readers take no more than entries
            // from a delta.
            step.base.metadata == step.latest.metadata
        else { return nil }
        return (DeltaCache.Name(key: key, base: step.baseTag, current: current), step)
    }
}
