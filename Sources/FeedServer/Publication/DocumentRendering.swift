import FeedWriter
import Store

/// Makes any document of a publication from what the store holds.
struct DocumentRendering: Sendable {
    /// What is rendered.
    let publication: Publication
    private let store: any ArticleStore
    private let isCompressed: Bool
    private let isLaidOut: Bool
    private let now: @Sendable () -> Timestamp

    /// Renders documents of a publication; `now` is looked at for news alone, to the hour, and feeds have no compressed
    /// body without `isCompressed`, no layout without `isLaidOut`.
    init(
        publication: Publication,
        store: any ArticleStore,
        isCompressed: Bool = true,
        isLaidOut: Bool = true,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.publication = publication
        self.store = store
        self.isCompressed = isCompressed
        self.isLaidOut = isLaidOut
        self.now = now
    }

    /// A document with the second of its Last-Modified.
    struct Rendered: Sendable {
        var document: FeedDocument
        /// Seconds since 1970, rounded up so that two versions never share one.
        var lastModified: Int64
        /// When what it shows changed, in no order; empty for what is no feed.
        var changes: [Timestamp] = []
    }

    /// What became of a document that was asked for.
    enum Outcome: Sendable {
        case rendered(Rendered)
        /// It is not there yet, and another has what is to be in it.
        case elsewhere(DocumentKey)
        /// There is none of that name.
        case unknown
        /// What was chosen cannot be given.
        case refused(SelectionRefusal)
    }

    /// Renders a document.
    func outcome(_ key: DocumentKey) async throws(StoreError) -> Outcome {
        if case .selection(let path, let query, let format) = key {
            return try await selection(query, of: path, as: format)
        }
        if let rendered = try await render(key) { return .rendered(rendered) }
        guard case .archive(let path, let range, let format) = key, let definition = publication.catalogue[path],
            definition.window.archiveCount != nil,
            case .open = try await store.archive(definition.query, ordinals: range.ordinals, definition: nil)
        else { return .unknown }
        return .elsewhere(.feed(path: path, format: format))
    }

    /// Renders a document, or returns nil where there is none of that name.
    func render(_ key: DocumentKey) async throws(StoreError) -> Rendered? {
        switch key {
        case .feed(let path, let format):
            guard let definition = publication.catalogue[path] else { return nil }
            let selection = try await store.select(
                definition.query,
                window: definition.window,
                definition: publication.catalogue.digest(of: definition)
            )
            return rendered(selection, of: definition, as: [format]).first
        case .selection:
            guard case .rendered(let rendered) = try await outcome(key) else { return nil }
            return rendered
        case .archive(let path, let range, let format):
            guard let definition = publication.catalogue[path], definition.window.archiveCount != nil else {
                return nil
            }
            return try await render(range, of: definition, as: [format])?.first
        case .outline:
            return rendered(FeedDocument.render(FeedOutline(publication).outline))
        case .index:
            let bytes = Array(FeedOutline(publication).text.utf8)
            return rendered(FeedDocument(mediaType: "text/plain; charset=utf-8", bytes: bytes))
        case .sitemap(let sitemap):
            guard let sitemaps = publication.sitemaps,
                let (document, changed) = try await SitemapRendering(sitemaps, store: store)
                    .render(sitemap, now: now())
            else { return nil }
            return Rendered(document: document, lastModified: Self.secondsRoundedUp(changed))
        }
    }

    /// Renders what a reader has chosen of a feed.
    private func selection(
        _ query: String,
        of path: String,
        as format: FeedFormat
    ) async throws(StoreError) -> Outcome {
        let definition: FeedDefinition
        switch publication.selections.selection(query, at: path) {
        case .nothing: return .unknown
        case .refused(let refusal): return .refused(refusal)
        case .chosen(let chosen): definition = chosen
        }
        let answer = try await store.search(
            definition.query,
            count: definition.window.count,
            mostRows: SearchAnswer.mostRows,
            definition: publication.catalogue[path].map(publication.catalogue.digest)
        )
        switch answer {
        case .tooCostly: return .refused(definition.query.text == nil ? .tooCostly : .tooCommon)
        case .notIndexed: return .refused(.notIndexed)
        case .unknownSource: return .refused(.unknownSource)
        case .found(let selection):
            return rendered(selection, of: definition, as: [format]).first.map(Outcome.rendered) ?? .unknown
        }
    }

    /// What the store holds of some feeds, in their order, from one look at it; articles in memory need not be read again.
    func selections(
        of definitions: [FeedDefinition],
        memory: ArticleMemory
    ) async throws(StoreError) -> [ArticleSelection] {
        try await store.select(
            definitions.map {
                ArticleRequest(
                    query: $0.query,
                    window: $0.window,
                    definition: publication.catalogue.digest(of: $0)
                )
            },
            memory: memory
        )
    }

    /// Renders a feed in all of its forms.
    func render(_ selection: ArticleSelection, of definition: FeedDefinition) -> [Rendered] {
        rendered(selection, of: definition, as: definition.formats)
    }

    /// Renders an archive of a feed in several forms from one look at the store; nil if it is not full.
    func render(
        _ archive: ArchiveRange,
        of definition: FeedDefinition,
        as formats: [FeedFormat]
    ) async throws(StoreError) -> [Rendered]? {
        let answer = try await store.archive(
            definition.query,
            ordinals: archive.ordinals,
            definition: publication.catalogue.digest(of: definition)
        )
        guard case .full(let selection) = answer else { return nil }
        return rendered(selection, of: definition, as: formats, archive: archive)
    }

    private func rendered(
        _ selection: ArticleSelection,
        of definition: FeedDefinition,
        as formats: [FeedFormat],
        archive: ArchiveRange? = nil
    ) -> [Rendered] {
        let rendering = FeedRendering(definition: definition, labels: publication.labels)
        // Of a choice, no earlier than any change: what is shown now may have been shown since an article went.
        let lastModified = Self.secondsRoundedUp(rendering.lastChange(of: selection))
        let shown = definition.chosen == nil ? selection : selection.datedByArticles
        let changes = shown.changeTimes
        return formats.map { format in
            let feed = rendering.feed(of: shown, as: format, archive: archive)
            return Rendered(
                document: FeedDocument.render(feed, as: format, isCompressed: isCompressed, isLaidOut: isLaidOut),
                lastModified: lastModified,
                changes: changes
            )
        }
    }

    private func rendered(_ document: FeedDocument) -> Rendered {
        Rendered(document: document, lastModified: Self.secondsRoundedUp(publication.outlineChanged))
    }

    /// The second of a time, or the next where it is within one.
    static func secondsRoundedUp(_ time: Timestamp) -> Int64 {
        time.milliseconds / 1000 + (time.milliseconds % 1000 > 0 ? 1 : 0)
    }
}
