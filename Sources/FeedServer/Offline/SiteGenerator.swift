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
    private let progress: ProgressLine
    let now: @Sendable () -> Timestamp

    /// Prepares a generation; `now` is looked at for what is news.
    init(
        publication: Publication,
        store: any ArticleStore,
        folder: OutputFolder,
        progress: ProgressLine,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.publication = publication
        self.store = store
        self.folder = folder
        self.progress = progress
        self.now = now
    }

    /// Writes what is new or changed.
    ///
    /// - Parameter force: Whether to look at every feed, whatever the manifest says.
    /// - Returns: What was written, left and removed.
    /// - Throws: `StoreError`, `AtomicFile.Failure`.
    func generate(force: Bool) async throws -> Report {
        var report = Report()
        let previous = Manifest.read(in: folder.path)
        let current = try await emptyManifest()
        let kept = force ? ReusableFiles() : try await reusable(previous, for: current)
        var files: [Manifest.File] = []
        for definition in publication.catalogue.definitions {
            try Task.checkCancellation()
            files += try await update(definition, kept: kept, &report)
            report.feeds += 1
            if definition.takesQueries { report.choosable += 1 }
            progress.show(report.feeds)
        }
        files += try await outlineFile(&report)
        files += try await sitemapFiles(after: force ? nil : previous, current, &report)
        var manifest = current
        manifest.files = files.sorted { $0.path < $1.path }
        removeOrphans(previous: previous, files: files, &report)
        let isNew = try folder.write(try manifest.encoded(), to: Manifest.fileName, modified: nil)
        if isNew { report.written += 1 } else { report.untouched += 1 }
        progress.clear()
        return report
    }

    /// A manifest without files.
    ///
    /// The newest change is read before any article is, so that what happens meanwhile is
    /// looked at again the next time.
    private func emptyManifest() async throws(StoreError) -> Manifest {
        var input = DigestInput()
        for digest in publication.labels.digests(of: publication.labels.categories).sorted() { input.add("", digest) }
        return Manifest(
            writer: WriterVersion.current + "." + EntryComposition.version,
            lastChange: try await store.lastSequence(),
            labels: input.digest,
            files: []
        )
    }

    /// The files that need no look at their articles: their definition is the same and no change touched them.
    private func reusable(
        _ previous: Manifest?,
        for current: Manifest
    ) async throws(StoreError)
        -> ReusableFiles
    {
        guard let previous, previous.writer == current.writer, previous.labels == current.labels,
            previous.lastChange <= current.lastChange
        else { return ReusableFiles() }
        var touched = TouchedFeeds()
        var last = previous.lastChange
        while last < current.lastChange {
            let changes = try await store.changes(after: last, limit: ChangeFollower.batch)
            guard let newest = changes.last else { break }
            touched.add(changes, in: publication.catalogue)
            last = newest.sequence
        }
        return try await ReusableFiles(previous, of: publication.catalogue, touched: touched, in: folder, store)
    }

    /// Writes a feed and its archives.
    private func update(
        _ definition: FeedDefinition,
        kept: ReusableFiles,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        var files: [Manifest.File] = []
        let archives: [ArchiveRange]
        if let reused = reused(definition, from: kept, &report) {
            files = reused
            // Nothing has happened to the feed, so that it has the archives that it had.
            archives = (kept.archives[definition.path] ?? []).sorted { $0.first < $1.first }
        } else {
            let rendering = DocumentRendering(publication: publication, store: store)
            let (documents, historyCount) = try await rendering.render(definition, as: definition.formats)
            files = try write(documents, of: definition, &report)
            archives = definition.archives(of: historyCount)
        }
        for archive in archives {
            try Task.checkCancellation()
            if let reused = reused(definition, archive: archive, from: kept, &report) {
                files += reused
            } else {
                files += try await write(archive, of: definition, &report)
            }
        }
        return files
    }

    /// The files of a feed, or of an archive of it, if all of them are as they should be.
    private func reused(
        _ definition: FeedDefinition,
        archive: ArchiveRange? = nil,
        from kept: ReusableFiles,
        _ report: inout Report
    ) -> [Manifest.File]? {
        let formats = archive == nil ? definition.formats : definition.archiveFormats
        let reused = formats.compactMap { kept.files[definition.fileName(of: $0, archive: archive)] }
        guard reused.count == formats.count else { return nil }
        report.untouched += 2 * reused.count
        return reused
    }

    /// Writes an archive in every form.
    private func write(
        _ archive: ArchiveRange,
        of definition: FeedDefinition,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        let rendering = DocumentRendering(publication: publication, store: store)
        let documents = try await rendering.render(archive, of: definition, as: definition.archiveFormats)
        return try write(documents ?? [], of: definition, archive: archive, &report)
    }

    /// Writes documents, one for each form.
    private func write(
        _ documents: [DocumentRendering.Rendered],
        of definition: FeedDefinition,
        archive: ArchiveRange? = nil,
        _ report: inout Report
    ) throws -> [Manifest.File] {
        let digest = definition.digest
        var files: [Manifest.File] = []
        let formats = archive == nil ? definition.formats : definition.archiveFormats
        for (format, rendered) in zip(formats, documents) {
            let path = definition.fileName(of: format, archive: archive)
            files.append(try write(rendered, to: path, definition: digest, &report))
        }
        return files
    }

    private func outlineFile(_ report: inout Report) async throws -> [Manifest.File] {
        let rendering = DocumentRendering(publication: publication, store: store)
        guard let rendered = try await rendering.render(.outline) else { return [] }
        return [try write(rendered, to: "feeds.opml", definition: "", &report)]
    }

    /// Writes a document and its compressed copy.
    func write(
        _ rendered: DocumentRendering.Rendered,
        to path: String,
        definition: String,
        _ report: inout Report
    ) throws(AtomicFile.Failure) -> Manifest.File {
        let document = rendered.document
        for (bytes, path) in [(document.identity.bytes, path), (document.gzip.bytes, path + ".gz")] {
            let isNew = try folder.write(bytes, to: path, modified: rendered.lastModified)
            if isNew { report.written += 1 } else { report.untouched += 1 }
        }
        return Manifest.File(
            path: path,
            entityTag: document.identity.entityTag.value,
            size: document.identity.bytes.count,
            gzipEntityTag: document.gzip.entityTag.value,
            gzipSize: document.gzip.bytes.count,
            lastModified: rendered.lastModified,
            definition: definition
        )
    }

    private func removeOrphans(previous: Manifest?, files: [Manifest.File], _ report: inout Report) {
        let current = Set(files.map(\.path))
        for file in previous?.files ?? [] where !current.contains(file.path) && Self.isOurs(file.path) {
            for path in [file.path, file.path + ".gz"] {
                folder.remove(path)
                report.removed += 1
            }
        }
    }

    /// Whether a path of a manifest is one that we write; somebody may have edited it.
    private static func isOurs(_ path: String) -> Bool {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        let extensions = FeedFormat.allCases.map(\.fileExtension) + ["opml"]
        let isWritten = extensions.contains { path.hasSuffix("." + $0) } || Sitemap(path: "/" + path) != nil
        return path != Manifest.fileName && isWritten
            && segments.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) }
    }
}
