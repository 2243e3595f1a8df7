import Foundation
import Store

extension SiteGenerator {
    /// The most feeds that are written by one task.
    private static let feedsAtOnce = 64
    /// How many feeds' articles are read together: a look at the store is not free, nor is memory.
    private static let feedsPerLook = 16
    /// How many bytes of articles the feeds that are written share.
    private static let memoryBytes = 96 << 20

    /// Writes every feed with its archives, some at a time: as many as keep the processors and the disk at work.
    func feedFiles(_ kept: ReusableFiles, _ batch: FileBatch, _ report: inout Report) async throws -> [Manifest.File] {
        let definitions = publication.catalogue.definitions
        let tasks = 2 * ProcessInfo.processInfo.activeProcessorCount
        // So few that none of the tasks has nothing to do while others still have much.
        let atOnce = min(Self.feedsAtOnce, max(1, definitions.count / (4 * tasks)))
        let memory = ArticleMemory(mostBytes: Self.memoryBytes)
        var files: [Manifest.File] = []
        try await withThrowingTaskGroup(of: (files: [Manifest.File], report: Report).self) { group in
            var next = 0
            func start() {
                let some = definitions[next..<min(next + atOnce, definitions.count)]
                next = some.endIndex
                if !some.isEmpty { group.addTask { try await write(some, kept: kept, memory, batch) } }
            }
            for _ in 0..<tasks { start() }
            while let written = try await group.next() {
                files += written.files
                report.add(written.report)
                progress.show(report.feeds)
                start()
            }
        }
        return files
    }

    /// Writes some feeds with their archives.
    private func write(
        _ definitions: ArraySlice<FeedDefinition>,
        kept: ReusableFiles,
        _ memory: ArticleMemory,
        _ batch: FileBatch
    ) async throws -> (files: [Manifest.File], report: Report) {
        var files: [Manifest.File] = []
        var report = Report()
        var changed: [FeedDefinition] = []
        for definition in definitions {
            report.feeds += 1
            if definition.takesQueries { report.choosable += 1 }
            if let reused = reused(definition, from: kept, &report) {
                files += reused
                // Nothing has happened to the feed, so that it has the archives that it had.
                let archives = (kept.archives[definition.path] ?? []).sorted { $0.first < $1.first }
                files += try await update(archives, of: definition, kept: kept, batch, &report)
            } else {
                changed.append(definition)
            }
        }
        while !changed.isEmpty {
            let some = Array(changed.prefix(Self.feedsPerLook))
            changed.removeFirst(some.count)
            for (definition, selection) in zip(some, try await rendering.selections(of: some, memory: memory)) {
                try Task.checkCancellation()
                files += try await write(rendering.render(selection, of: definition), of: definition, batch, &report)
                let archives = definition.archives(of: selection.historyCount)
                files += try await update(archives, of: definition, kept: kept, batch, &report)
            }
        }
        return (files, report)
    }

    /// Writes archives of a feed that are not as they should be.
    private func update(
        _ archives: [ArchiveRange],
        of definition: FeedDefinition,
        kept: ReusableFiles,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        var files: [Manifest.File] = []
        for archive in archives {
            try Task.checkCancellation()
            if let reused = reused(definition, archive: archive, from: kept, &report) {
                files += reused
            } else {
                files += try await write(archive, of: definition, batch, &report)
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
        report.untouched += copies * reused.count
        return reused
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
