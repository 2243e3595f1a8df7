import FeedWriter
import HTTPTypes
import Logging
import Store
import Synchronization

/// What is being published now: the latest publication, and the documents rendered from it.
final class LivePublication: DocumentSource {
    private let store: any ArticleStore
    private let current: Current
    private let cache: DocumentCache
    /// What readers chose of feeds, apart, so that no number of choices drives out the feeds themselves.
    private let selectionCache: DocumentCache
    private let chosen = ChosenQueries()
    private let deltas: DeltaSource
    /// Whether the store is there, as far as renders and followers know.
    let reachability: StoreReachability
    /// What changes touched and is to be rendered before anybody asks, if the configuration has it so.
    let touched = RenderQueue()
    private let purges: Purges
    private let probe: StoreProbe
    /// Yields when a configuration has been published anew.
    let configurations: AsyncStream<Void>
    private let configured: AsyncStream<Void>.Continuation

    /// The latest publication, shared with the renders under way.
    private final class Current: Sendable {
        /// A publication, and how many there were before it.
        struct Edition: Sendable {
            var publication: Publication
            var number = 0
        }

        private let state: Mutex<Edition>

        init(_ publication: Publication) { state = Mutex(Edition(publication: publication)) }

        var edition: Edition { state.withLock { $0 } }
        var value: Publication { edition.publication }

        /// Takes what was made on the ground of an edition, unless another has come in between.
        func replace(_ ground: Edition, with publication: Publication) -> Bool {
            state.withLock { edition in
                guard edition.number == ground.number else { return false }
                edition = Edition(publication: publication, number: ground.number + 1)
                return true
            }
        }
    }

    /// The most documents of selections that are kept: each change is held against each of them.
    static let mostSelections = 2000
    /// How many selections are rendered at once, so that feeds need not wait for the store or a processor.
    static let selectionsAtOnce = 2
    /// How many archives are rendered at once.
    static let archivesAtOnce = 4

    /// Begins with a publication; a reader waits for what is new as long as `patience` has it, then gets the whole.
    ///
    /// `now` is looked at for what is news; caches in front are told by `purges`.
    init(
        _ publication: Publication,
        store: any ArticleStore,
        logger: Logger,
        patience: Duration = DocumentCache.patience,
        counters: ServerCounters = ServerCounters(),
        purges: Purges = Purges(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.store = store
        self.purges = purges
        probe = StoreProbe { (try? await store.lastSequence()) != nil }
        (configurations, configured) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        let current = Current(publication)
        self.current = current
        let shares = MemoryShares(of: publication)
        let deltas = DeltaSource(shares, store: store, logger: logger, patience: patience, counters: counters)
        self.deltas = deltas
        let reachability = StoreReachability(logger: logger)
        self.reachability = reachability
        let render: @Sendable (DocumentKey) async -> DocumentCache.Outcome = { key in
            let rendering = DocumentRendering(publication: current.value, store: store, now: now)
            return await Self.render(key, rendering, from: store, remembering: deltas, reachability)
        }
        cache = DocumentCache(
            budget: shares.documents,
            strangersAtOnce: Self.archivesAtOnce,
            counters: counters,
            render: render
        )
        selectionCache = DocumentCache(
            budget: shares.selections,
            mostDocuments: Self.mostSelections,
            strangersAtOnce: Self.selectionsAtOnce,
            counters: counters,
            render: render
        )
    }

    /// The latest publication.
    var publication: Publication { current.value }

    func resolve(path: String) -> Resolution { current.value.resolve(path: path) }

    var edition: Int { cache.edition }

    var commonFields: HTTPFields { EdgeTags(current.value.configuration.edge).commonFields }

    func meaning(of query: String, at path: String) -> QueryMeaning {
        current.value.selections.meaning(of: query, at: path)
    }

    func ready(_ key: DocumentKey) -> PreparedDocument? { cache(of: key).ready(key) }

    func document(_ key: DocumentKey) async -> DocumentAnswer { await cache(of: key).document(key) }

    private func cache(of key: DocumentKey) -> DocumentCache {
        if case .selection = key { selectionCache } else { cache }
    }

    func delta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) async -> PreparedDelta? {
        guard case .feed(let path, _) = key, let definition = current.value.catalogue[path] else { return nil }
        return await deltas.delta(of: definition, key, from: tags, to: document)
    }

    func readyDelta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) -> DeltaLookup {
        deltas.readyDelta(key, from: tags, to: document)
    }

    /// Bytes of content that are kept.
    var cachedBytes: Int { cache.byteCount + selectionCache.byteCount }

    func readiness() async -> Readiness {
        if await probe.isAnswered() { return .ready }
        return cache.hasFeeds ? .readyFromCache : .notReady
    }

    /// Publishes by another configuration from now on; documents are rendered anew when they are asked for.
    ///
    /// - Throws: `StoreError`; then all stays as it was.
    func publish(_ configuration: Configuration) async throws(StoreError) {
        try await publishAnew { _ in configuration }
    }

    /// Makes everything anew, in the knowledge that the store is not what it was.
    ///
    /// - Throws: `StoreError`; then all stays as it was.
    func startOver() async throws(StoreError) {
        try await publishAnew { $0 }
        deltas.forgetAll()
    }

    private func publishAnew(_ configuration: (Configuration) -> Configuration) async throws(StoreError) {
        // Made again if another publication has come meanwhile, whose values were unknown when this began.
        while true {
            let ground = current.edition
            let configuration = configuration(ground.publication.configuration)
            let next = try await Publication.open(configuration, in: store)
            guard current.replace(ground, with: next) else { continue }
            let shares = MemoryShares(of: next)
            cache.invalidateAll(budget: shares.documents)
            selectionCache.invalidateAll(budget: shares.selections)
            deltas.setShares(shares)
            // By the tag that what is kept in front has, be it another from now on.
            purges.add([EdgeTags(ground.publication.configuration.edge).all])
            configured.yield()
            return
        }
    }

    /// Takes notice of changes: the documents that they touch are rendered anew when they are asked for, and values
    /// never seen before make new feeds.
    func follow(_ changes: [Change]) async throws(StoreError) {
        var ground = current.edition
        while changes.contains(where: { !ground.publication.catalogue.knowsValues(of: $0) }) {
            let next = try await Publication.make(ground.publication.configuration, from: store)
            if current.replace(ground, with: next) {
                cache.invalidate([.outline, .index])
                purges.add([EdgeTags(next.configuration.edge).lists])
                break
            }
            // Another configuration came in between, whose publication may have been made before these changes.
            ground = current.edition
        }
        let publication = current.value
        let catalogue = publication.catalogue
        let touched = TouchedFeeds(changes, in: catalogue)
        let feeds = touched.paths.flatMap { path in
            FeedFormat.allCases.map { DocumentKey.feed(path: path, format: $0) }
        }
        invalidate(feeds + touchedSitemaps(changes))
        selectionCache.invalidate(touchedSelections(changes))
        // After all others, which wait for no store.
        invalidate(await touchedArchives(touched, in: catalogue))
        // Last of all: what a cache in front asks for from now on has the changes in it.
        purges.add(EdgeTags(publication.configuration.edge).tags(of: touched, changes: changes))
    }

    /// Has documents rendered anew when they are asked for, or before.
    private func invalidate(_ keys: [DocumentKey]) {
        cache.invalidate(keys)
        if current.value.configuration.cache.render == .onChange { touched.add(keys.filter(cache.holds)) }
    }

    /// The selections that are kept and that a change touches; those that are none any more count as touched.
    private func touchedSelections(_ changes: [Change]) -> [DocumentKey] {
        let edition = current.edition
        return chosen.touched(among: selectionCache.selections, by: changes, edition: edition.number) { key in
            guard case .selection(let path, let query, _) = key,
                case .chosen(let definition) = edition.publication.selections.selection(query, at: path)
            else { return nil }
            return definition.query
        }
    }

    /// Renders a document that is in the cache and out of date, though nobody has asked for it.
    func refresh(_ key: DocumentKey) async { await cache.refresh(key) }

    /// Lets what is news be looked at again: another hour has begun.
    func beginHour() { cache.invalidate([.sitemap(.news)]) }

    /// Every sitemap that is kept, unless nothing changed that is or was shown: a page is named with its translations,
    /// wherever those are.
    private func touchedSitemaps(_ changes: [Change]) -> [DocumentKey] {
        changes.contains { $0.before != nil || $0.after != nil } ? cache.sitemaps : []
    }

    /// The archives that are kept and hold an article that changed; all that are kept of a feed where the store does not say
    /// which.
    private func touchedArchives(_ touched: TouchedFeeds, in catalogue: FeedCatalogue) async -> [DocumentKey] {
        var found: [DocumentKey] = []
        for path in touched.paths {
            let kept = cache.archives(of: path)
            guard !kept.isEmpty, let definition = catalogue[path] else { continue }
            do throws(StoreError) {
                let ordinals = try await store.ordinals(of: touched.articles(in: path), in: definition.query)
                found += kept.filter { key in
                    guard case .archive(_, let range, _) = key else { return false }
                    return ordinals.contains(where: range.ordinals.contains)
                }
            } catch {
                reachability.failed(error, doing: "The archives in \(path) that changed are not known; all are marked")
                found += kept
            }
        }
        return found
    }

    /// Archives hardly ever change, and so may be kept as long as anything may.
    private static func cacheControl(
        of key: DocumentKey,
        _ rendered: DocumentRendering.Rendered,
        _ cache: Configuration.Cache
    ) -> String {
        if case .archive = key { return CacheControl.value(maxAge: cache.maxAgeAtMost, cache) }
        return CacheControl.value(cache, changes: rendered.changes)
    }

    private static func render(
        _ key: DocumentKey,
        _ rendering: DocumentRendering,
        from store: any ArticleStore,
        remembering deltas: DeltaSource,
        _ reachability: StoreReachability
    ) async -> DocumentCache.Outcome {
        do {
            // Read first: a change that the document does not show has a higher number. Feeds alone have deltas.
            let sequence = if case .feed = key { try await store.lastSequence() } else { Int64(0) }
            switch try await rendering.outcome(key) {
            case .unknown:
                deltas.forget(key)
                return .unknown
            case .refused(let refusal):
                return .refused(refusal)
            case .elsewhere(let other):
                return .elsewhere(other)
            case .rendered(let rendered):
                deltas.record(rendered.document, of: key, after: sequence)
                return .document(
                    PreparedDocument(
                        rendered.document,
                        lastModified: rendered.lastModified,
                        cacheControl: cacheControl(of: key, rendered, rendering.publication.configuration.cache),
                        outdatedCacheControl: CacheControl.outdated(rendering.publication.configuration.cache),
                        tagFields: EdgeTags(rendering.publication.configuration.edge).fields(for: key),
                        takesQueries: rendering.publication.takesQueries(key)
                    )
                )
            }
        } catch {
            reachability.failed(error, doing: "\(key) cannot be rendered")
            return error.kind == .unreachable ? .unavailable : .failed
        }
    }
}
