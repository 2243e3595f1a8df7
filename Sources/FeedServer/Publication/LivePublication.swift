import FeedWriter
import Logging
import Store
import Synchronization

/// What is being published now: the latest publication, and the documents rendered from it.
final class LivePublication: DocumentSource {
    private let store: any ArticleStore
    private let current: Current
    private let cache: DocumentCache

    /// The latest publication, shared with the renders under way.
    private final class Current: Sendable {
        private let publication: Mutex<Publication>

        init(_ publication: Publication) { self.publication = Mutex(publication) }

        var value: Publication {
            get { publication.withLock { $0 } }
            set { publication.withLock { $0 = newValue } }
        }
    }

    /// Begins with a publication.
    init(_ publication: Publication, store: any ArticleStore, logger: Logger) {
        self.store = store
        let current = Current(publication)
        self.current = current
        cache = DocumentCache(budget: publication.configuration.cache.memory) { key in
            await Self.render(key, of: current.value, from: store, logger: logger)
        }
    }

    /// The latest publication.
    var publication: Publication { current.value }

    func resolve(path: String) -> Resolution { current.value.resolve(path: path) }

    func document(_ key: DocumentKey) async -> DocumentAnswer { await cache.document(key) }

    func isReady() async -> Bool {
        if (try? await store.lastSequence()) != nil { return true }
        return cache.byteCount > 0
    }

    /// Publishes something else from now on; documents are rendered anew when they are asked for.
    func replace(with publication: Publication) {
        current.value = publication
        cache.invalidateAll(budget: publication.configuration.cache.memory)
    }

    /// Takes notice of changes: the documents that they touch are rendered anew when they are asked for, and values
    /// never seen before make new feeds.
    func follow(_ changes: [Change]) async throws(StoreError) {
        let publication = current.value
        if changes.contains(where: { !publication.catalogue.knowsValues(of: $0) }) {
            let next = try await Publication.make(publication.configuration, from: store)
            // A reload of the configuration may have come in between; what it made knows all values too.
            if current.value.configuration == publication.configuration { current.value = next }
            cache.invalidate([.outline, .index])
        }
        let catalogue = current.value.catalogue
        var touched: Set<String> = []
        for change in changes { touched.formUnion(catalogue.touched(by: change).map(\.path)) }
        cache.invalidate(touched.flatMap { path in FeedFormat.allCases.map { .feed(path: path, format: $0) } })
    }

    private static func render(
        _ key: DocumentKey,
        of publication: Publication,
        from store: any ArticleStore,
        logger: Logger
    ) async -> DocumentCache.Outcome {
        do {
            guard let rendered = try await DocumentRendering(publication: publication, store: store).render(key) else {
                return .unknown
            }
            return .document(
                PreparedDocument(
                    rendered.document,
                    lastModified: rendered.lastModified,
                    cacheControl: CacheControl.value(publication.configuration.cache)
                )
            )
        } catch {
            logger.error("A feed cannot be rendered", metadata: ["feed": "\(key)", "reason": "\(error)"])
            return .unavailable
        }
    }
}
