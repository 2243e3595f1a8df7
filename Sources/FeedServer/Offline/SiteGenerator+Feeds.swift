import Foundation
import Store

extension SiteGenerator {
    /// The most feeds that are written by one task.
    private static let feedsAtOnce = 64
    /// How many feeds' articles are read together: a look at the store is not free, nor is memory.
    private static let feedsPerLook = 16
    /// How many bytes of articles the feeds that are written share.
    private static let memoryBytes = 112 << 20

    /// Writes every feed with its archives, some at a time: as many as keep the processors and the disk at work.
    func feedFiles(_ kept: ReusableFiles, _ batch: FileBatch, _ report: inout Report) async throws -> [Manifest.File] {
        let definitions = publication.catalogue.definitions
        var (files, feeds) = kept.divide(definitions)
        report.feeds += definitions.count
        report.choosable += definitions.count(where: \.takesQueries)
        report.untouched += copies * files.count
        var done = definitions.count - feeds.count
        let tasks = 4 * ProcessInfo.processInfo.activeProcessorCount
        // So few that none of the tasks has nothing to do while others still have much.
        let atOnce = min(Self.feedsAtOnce, max(1, feeds.count / (4 * tasks)))
        let memory = ArticleMemory(mostBytes: Self.memoryBytes)
        try await withThrowingTaskGroup(of: (feeds: Int, files: [Manifest.File], report: Report).self) { group in
            func start() {
                let some = Array(feeds.prefix(atOnce))
                feeds.removeFirst(some.count)
                guard !some.isEmpty else { return }
                group.addTask {
                    let (files, report) = try await write(some, kept: kept, memory, batch)
                    return (some.count, files, report)
                }
            }
            for _ in 0..<tasks { start() }
            while let written = try await group.next() {
                files += written.files
                report.add(written.report)
                done += written.feeds
                progress.show(done)
                start()
            }
        }
        return files
    }

    /// Writes some feeds, which are told by their numbers, with their archives.
    private func write(
        _ feeds: [Int],
        kept: ReusableFiles,
        _ memory: ArticleMemory,
        _ batch: FileBatch
    ) async throws -> (files: [Manifest.File], report: Report) {
        let definitions = publication.catalogue.definitions
        var files: [Manifest.File] = []
        var report = Report()
        var changed: [Int] = []
        for feed in feeds {
            if let reused = kept.files(of: feed, as: definitions[feed].formats) {
                files += reused
                report.untouched += copies * reused.count
                // Nothing has happened to the feed, so that it has the archives that it had.
                files += try await update(kept.archives(of: feed), of: feed, kept: kept, batch, &report)
            } else {
                changed.append(feed)
            }
        }
        while !changed.isEmpty {
            let some = Array(changed.prefix(Self.feedsPerLook))
            changed.removeFirst(some.count)
            let selections = try await rendering.selections(of: some.map { definitions[$0] }, memory: memory)
            for (feed, selection) in zip(some, selections) {
                try Task.checkCancellation()
                let definition = definitions[feed]
                files += try await write(rendering.render(selection, of: definition), of: definition, batch, &report)
                let archives = definition.archives(of: selection.historyCount)
                files += try await update(archives, of: feed, kept: kept, batch, &report)
            }
        }
        return (files, report)
    }

    /// Writes archives of a feed that are not as they should be.
    private func update(
        _ archives: [ArchiveRange],
        of feed: Int,
        kept: ReusableFiles,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        let definition = publication.catalogue.definitions[feed]
        var files: [Manifest.File] = []
        for archive in archives {
            try Task.checkCancellation()
            if let reused = kept.files(of: feed, archive: archive, as: definition.archiveFormats) {
                files += reused
                report.untouched += copies * reused.count
            } else {
                files += try await write(archive, of: definition, batch, &report)
            }
        }
        return files
    }

    /// Writes an archive in every form.
    private func write(
        _ archive: ArchiveRange,
        of definition: FeedDefinition,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        let documents = try await rendering.render(archive, of: definition, as: definition.archiveFormats)
        return try await write(documents ?? [], of: definition, archive: archive, batch, &report)
    }

    /// Writes documents, one for each form.
    private func write(
        _ documents: [DocumentRendering.Rendered],
        of definition: FeedDefinition,
        archive: ArchiveRange? = nil,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        let digest = publication.catalogue.digest(of: definition)
        var files: [Manifest.File] = []
        let formats = archive == nil ? definition.formats : definition.archiveFormats
        for (format, rendered) in zip(formats, documents) {
            let path = definition.fileName(of: format, archive: archive)
            files.append(try await write(rendered, to: path, definition: digest, batch, &report))
        }
        return files
    }
}
