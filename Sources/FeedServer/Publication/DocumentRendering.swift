import FeedWriter
import Store

/// Makes any document of a publication from what the store holds.
struct DocumentRendering: Sendable {
    private let publication: Publication
    private let store: any ArticleStore

    /// Renders documents of a publication.
    init(publication: Publication, store: any ArticleStore) {
        self.publication = publication
        self.store = store
    }

    /// A document with the second of its Last-Modified.
    struct Rendered: Sendable {
        var document: FeedDocument
        /// Seconds since 1970, rounded up so that two versions never share one.
        var lastModified: Int64
        /// When what it shows changed, in no order; empty for what is no feed.
        var changes: [Timestamp] = []
    }

    /// Renders a document, or returns nil where there is none of that name.
    func render(_ key: DocumentKey) async throws(StoreError) -> Rendered? {
        switch key {
        case .feed(let path, let format):
            guard let definition = publication.catalogue[path] else { return nil }
            return try await render(definition, as: [format]).first
        case .outline:
            return rendered(FeedDocument.render(FeedOutline(publication).outline))
        case .index:
            let bytes = Array(FeedOutline(publication).text.utf8)
            return rendered(FeedDocument(mediaType: "text/plain; charset=utf-8", bytes: bytes))
        }
    }

    /// Renders a feed in several forms from one look at the store.
    func render(_ definition: FeedDefinition, as formats: [FeedFormat]) async throws(StoreError) -> [Rendered] {
        let selection = try await store.select(
            definition.query,
            window: definition.window,
            definition: definition.digest
        )
        let rendering = FeedRendering(definition: definition, labels: publication.labels)
        let lastModified = Self.secondsRoundedUp(rendering.lastChange(of: selection))
        let changes = selection.changeTimes
        return formats.map { format in
            Rendered(
                document: FeedDocument.render(rendering.feed(of: selection, as: format), as: format),
                lastModified: lastModified,
                changes: changes
            )
        }
    }

    private func rendered(_ document: FeedDocument) -> Rendered {
        Rendered(document: document, lastModified: Self.secondsRoundedUp(publication.outlineChanged))
    }

    private static func secondsRoundedUp(_ time: Timestamp) -> Int64 {
        time.milliseconds / 1000 + (time.milliseconds % 1000 > 0 ? 1 : 0)
    }
}
