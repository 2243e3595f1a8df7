import Dispatch
import Foundation
import Glibc

/// Files that are written beside their places, brought to the disk together, and renamed into place.
///
/// To wait for the disk after each of thousands of files would take longer than all else: those of a batch are waited for
/// at the same time. A file that is in its place is whole on the disk, as `AtomicFile` has it. Belongs to one task.
final class FileBatch {
    /// How many files are brought to the disk together.
    static let capacity = 64
    /// How many of them are waited for at the same time, each by a thread of its own.
    private static let threads = 16

    /// A file that is yet to be in its place.
    private struct Draft: Sendable {
        var draft: String
        /// Below the folder.
        var name: String
        var path: String
    }

    private let folder: OutputFolder
    private let name: String
    private var drafts: [Draft] = []
    /// The folders that are there.
    private var folders: Set<String> = []

    /// A batch for a folder; no other has its name.
    init(folder: OutputFolder, name: String) {
        self.folder = folder
        self.name = name
    }

    /// Writes a file below the folder, unless it is there with these bytes; it is in its place after `publish`.
    ///
    /// - Returns: Whether it is going to be written.
    /// - Throws: `AtomicFile.Failure`.
    func write(_ bytes: [UInt8], to relativePath: String, modified: Int64?) async throws(AtomicFile.Failure) -> Bool {
        let path = folder.path + "/" + relativePath
        if AtomicFile.contents(of: path, are: bytes) { return false }
        let parent = (path as NSString).deletingLastPathComponent
        if folders.insert(parent).inserted { try AtomicFile.makeFolder(parent) }
        let draft = "\(folder.workshop)/\(OutputFolder.draftPrefix)-\(name)-\(drafts.count)"
        try AtomicFile.write(bytes, toDraft: draft, meantFor: path, modified: modified)
        drafts.append(Draft(draft: draft, name: relativePath, path: path))
        if drafts.count == Self.capacity { try await publish() }
        return true
    }

    /// Brings what was written to the disk and renames it into place.
    func publish() async throws(AtomicFile.Failure) {
        let waiting = drafts
        drafts = []
        guard !waiting.isEmpty else { return }
        try folder.note(waiting.map(\.name))
        try await Self.bringToDisk(waiting + [Draft(draft: folder.list, name: "", path: folder.list)])
        for file in waiting { try AtomicFile.rename(file.draft, to: file.path) }
    }

    private static func bringToDisk(_ drafts: [Draft]) async throws(AtomicFile.Failure) {
        let results = await withTaskGroup(of: Result<Void, AtomicFile.Failure>.self) { group in
            for first in 0..<min(threads, drafts.count) {
                group.addTask { await bringToDisk(drafts, from: first) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for result in results { try result.get() }
    }

    /// Waits for every so manieth file on a thread that may block, which those of tasks may not.
    private static func bringToDisk(_ drafts: [Draft], from first: Int) async -> Result<Void, AtomicFile.Failure> {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    returning: Result { () throws(AtomicFile.Failure) in
                        for index in stride(from: first, to: drafts.count, by: threads) {
                            try AtomicFile.bringToDisk(drafts[index].draft, meantFor: drafts[index].path)
                        }
                    }
                )
            }
        }
    }
}
