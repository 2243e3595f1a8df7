import FeedWriter
import Store

/// Writes every feed as files, those that changed since the last time, with the bytes that the server answers.
struct SiteGenerator: Sendable {
    /// What a generation did.
    struct Report: Sendable, Codable, Hashable {
        /// Feeds that there are.
        var feeds = 0
        /// Files that were written, compressed copies with them.
        var written = 0
        /// Files that were as they should be.
        var untouched = 0
        /// Files that were removed, their feeds being gone.
        var removed = 0

        /// Feeds that readers of a server can choose from; what they choose is no file.
        var choosable = 0

        /// Adds what another part of it did.
        mutating func add(_ other: Report) {
            feeds += other.feeds
            written += other.written
            untouched += other.untouched
            removed += other.removed
            choosable += other.choosable
        }

        /// The whole in one line, and another about what files cannot do.
        var summary: String {
            let files = "\(feeds) feeds: \(written) files written, \(untouched) untouched, \(removed) removed"
            guard choosable > 0 else { return files }
            return files
                + "\n\(choosable) of them take queries (select.query): what readers choose by them needs a server, "
                + "feedserver serve"
        }
    }

    let publication: Publication
    let store: any ArticleStore
    let folder: OutputFolder
    let rendering: DocumentRendering
    let progress: ProgressLine
    let now: @Sendable () -> Timestamp
    private let mostChanges: Int64

    /// Prepares a generation.
    ///
    /// `now` is looked at for what is news. Where more than `mostChanges` came since the last time, every feed is looked
    /// at: to remember which articles these were would take more memory than that takes time.
    init(
        publication: Publication,
        store: any ArticleStore,
        folder: OutputFolder,
        progress: ProgressLine,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        mostChanges: Int64 = 100_000
    ) {
        self.publication = publication
        self.store = store
        self.folder = folder
        self.progress = progress
        self.now = now
        self.mostChanges = mostChanges
        rendering = DocumentRendering(
            publication: publication,
            store: store,
            isCompressed: publication.configuration.generate.hasGzip,
            isLaidOut: false,
            now: now
        )
    }

    /// Whether there is a compressed copy beside each file.
    var hasGzip: Bool { publication.configuration.generate.hasGzip }

    /// How many files each document becomes.
    var copies: Int { hasGzip ? 2 : 1 }

    /// Writes what is new or changed.
    ///
    /// - Parameters:
    ///   - force: Whether to look at every feed, whatever the manifest says.
    ///   - written: What is in the folder; nil to look.
    /// - Returns: What was written, left and removed.
    /// - Throws: `StoreError`, `AtomicFile.Failure`, `CommandFailure` where a file cannot be removed.
    func generate(force: Bool, written: WrittenFiles? = nil) async throws -> Report {
        var report = Report()
        let written = written ?? WrittenFiles(in: folder)
        let previous = written.manifest
        let current = try await emptyManifest()
        let kept = force ? ReusableFiles() : try await reusable(written, for: current)
        let batch = folder.batch()
        var files = try await feedFiles(kept, batch, &report)
        files += try await outlineFile(after: force ? nil : previous, current, batch, &report)
        files += try await sitemapFiles(after: force ? nil : previous, current, batch, &report)
        try await batch.publish()
        var manifest = current
        manifest.files = files.sorted { $0.path < $1.path }
        try removeOrphans(previous: previous, files: manifest.files, &report)
        let list = ManifestText.bytes(of: manifest)
        if written.isListed(as: list) {
            report.untouched += 1
        } else {
            try folder.replace(Manifest.fileName, by: list)
            report.written += 1
        }
        folder.forgetWritten()
        progress.clear()
        return report
    }

    /// A manifest without files.
    ///
    /// The newest change is read before any article is, so that what happens meanwhile is
    /// looked at again the next time.
    private func emptyManifest() async throws(StoreError) -> Manifest {
        let end = try await LogPosition.end(of: store)
        return Manifest(
            writer: WriterVersion.current + "." + EntryComposition.version,
            lastChange: end.sequence,
            changeTime: end.time.milliseconds,
            changeArticle: end.articleID,
            labels: publication.labelsDigest,
            files: []
        )
    }

    /// The files that need no look at their articles: their definition is the same and no change touched them.
    ///
    /// None where the log is another than the one that they were made by, as after a backup was put in place.
    private func reusable(
        _ written: WrittenFiles,
        for current: Manifest
    ) async throws(StoreError)
        -> ReusableFiles
    {
        guard let previous = written.manifest, previous.writer == current.writer, previous.labels == current.labels,
            var position = previous.position, current.lastChange - max(0, position.sequence) <= mostChanges,
            position.sequence < current.lastChange || position == current.position
        else { return ReusableFiles() }
        var touched = TouchedFeeds()
        while position.sequence < current.lastChange {
            guard let changes = try await position.changes(in: store, limit: ChangeFollower.batch),
                let newest = changes.last
            else { return ReusableFiles() }
            touched.add(changes, in: publication.catalogue)
            position = LogPosition(after: newest)
        }
        return try await ReusableFiles(
            written,
            of: publication.catalogue,
            touched: touched,
            hasGzip: hasGzip,
            store
        )
    }

    /// Writes the list of feeds, unless it was written of the same feeds.
    private func outlineFile(
        after previous: Manifest?,
        _ current: Manifest,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        let path = "feeds.opml"
        let digest = publication.outlineDigest
        if let previous, previous.writer == current.writer,
            let file = previous.files.first(where: { $0.path == path }), file.definition == HexDigest(digest),
            file.lastModified == DocumentRendering.secondsRoundedUp(publication.outlineChanged),
            file.hasGzip == hasGzip, folder.holds(file)
        {
            report.untouched += copies
            return [file]
        }
        guard let rendered = try await rendering.render(.outline) else { return [] }
        return [try await write(rendered, to: path, definition: digest, batch, &report)]
    }

    /// Writes a document and its compressed copy.
    func write(
        _ rendered: DocumentRendering.Rendered,
        to path: String,
        definition: String,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws(AtomicFile.Failure) -> Manifest.File {
        let document = rendered.document
        for (bytes, path) in [(document.identity.bytes, path), (document.gzip.bytes, path + ".gz")].prefix(copies) {
            let isNew = try await batch.write(bytes, to: path, modified: rendered.lastModified)
            if isNew { report.written += 1 } else { report.untouched += 1 }
        }
        return Manifest.File(
            path: path,
            entityTag: HexDigest(document.identity.entityTag.value),
            size: document.identity.bytes.count,
            gzipEntityTag: hasGzip ? HexDigest(document.gzip.entityTag.value) : nil,
            gzipSize: hasGzip ? document.gzip.bytes.count : nil,
            lastModified: rendered.lastModified,
            definition: HexDigest(definition)
        )
    }

    /// Removes what was written before, also by a run that did not come to its end, and is written no longer.
    private func removeOrphans(
        previous: Manifest?,
        files: [Manifest.File],
        _ report: inout Report
    ) throws(CommandFailure) {
        var candidates = folder.written
        let known = previous?.files ?? []
        // As nearly always: it takes longer to find out what is gone than to see that nothing is.
        let isSame = known.count == files.count && zip(known, files).allSatisfy { $0.hasNames(of: $1) }
        if !isSame { candidates.formUnion(known.flatMap(\.names)) }
        if candidates.isEmpty { return }
        for file in files {
            for name in file.names { candidates.remove(name) }
        }
        for name in candidates.sorted() where Self.isOurs(name) {
            if try folder.remove(name) { report.removed += 1 }
        }
    }

    /// Whether a file of this name is one that we write; somebody may have edited the manifest.
    private static func isOurs(_ name: String) -> Bool {
        let path = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        let extensions = FeedFormat.allCases.map(\.fileExtension) + ["opml"]
        let isWritten = extensions.contains { path.hasSuffix("." + $0) } || Sitemap(path: "/" + path) != nil
        return path != Manifest.fileName && isWritten
            && segments.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) }
    }
}
