import Foundation
import Glibc
import Synchronization

/// Files that are written beside their places, brought to the disk together, and renamed into place.
///
/// To wait for the disk after each of thousands of files would take longer than all else. A file that is in its place is
/// whole on the disk, as `AtomicFile` has it. Any number of tasks may write.
final class FileBatch: Sendable {
    /// How many files are brought to the disk together.
    static let capacity = 1_000
    /// The most files that are waited for one by one; for more of them everything that the file system is yet to write is,
    /// be it of other programs.
    private static let few = 64
    /// How many of few files are waited for at the same time, each by a thread of its own.
    private static let threads = 16

    /// A file that is yet to be in its place.
    private struct Draft: Sendable {
        var draft: String
        /// Below the folder.
        var name: String
        var path: String
    }

    private struct State {
        var drafts: [Draft] = []
        /// How many drafts there were.
        var count = 0
        /// The folders that are there.
        var folders: Set<String> = []
    }

    private let folder: OutputFolder
    private let state = Mutex(State())

    /// A batch for a folder, which has no other.
    init(folder: OutputFolder) {
        self.folder = folder
    }

    /// Writes a file below the folder, unless it is there with these bytes; it is in its place after `publish`.
    ///
    /// - Returns: Whether it is going to be written.
    /// - Throws: `AtomicFile.Failure`.
    func write(_ bytes: [UInt8], to relativePath: String, modified: Int64?) async throws(AtomicFile.Failure) -> Bool {
        let path = folder.path + "/" + relativePath
        if AtomicFile.contents(of: path, are: bytes) { return false }
        let parent = (path as NSString).deletingLastPathComponent
        let number = try state.withLock { state throws(AtomicFile.Failure) in
            if !state.folders.contains(parent) {
                try AtomicFile.makeFolder(parent)
                state.folders.insert(parent)
            }
            state.count += 1
            return state.count
        }
        let draft = "\(folder.workshop)/\(OutputFolder.draftPrefix)-\(number)"
        try AtomicFile.write(bytes, toDraft: draft, meantFor: path, modified: modified)
        let waiting = state.withLock { state -> [Draft] in
            state.drafts.append(Draft(draft: draft, name: relativePath, path: path))
            guard state.drafts.count == Self.capacity else { return [] }
            defer { state.drafts = [] }
            return state.drafts
        }
        try await publish(waiting)
        return true
    }

    /// Brings what was written to the disk and renames it into place; whoever may write has come to an end.
    func publish() async throws(AtomicFile.Failure) {
        try await publish(
            state.withLock { state in
                defer { state.drafts = [] }
                return state.drafts
            }
        )
    }

    private func publish(_ drafts: [Draft]) async throws(AtomicFile.Failure) {
        guard !drafts.isEmpty else { return }
        try folder.note(drafts.map(\.name))
        let list = Draft(draft: folder.list, name: "", path: folder.list)
        try await drafts.count > Self.few ? bringAllToDisk() : Self.bringToDisk(drafts + [list])
        // What stands in the way of one file is no reason to keep the others back.
        let results = drafts.map { file in
            Result { () throws(AtomicFile.Failure) in try AtomicFile.rename(file.draft, to: file.path) }
        }
        for result in results { try result.get() }
    }

    private func bringAllToDisk() async throws(AtomicFile.Failure) {
        try await Self.onThread { [workshop = folder.workshop] () throws(AtomicFile.Failure) in
            try AtomicFile.bringToDisk(allBeside: workshop)
        }
        .get()
    }

    private static func bringToDisk(_ drafts: [Draft]) async throws(AtomicFile.Failure) {
        let results = await withTaskGroup(of: Result<Void, AtomicFile.Failure>.self) { group in
            for first in 0..<min(threads, drafts.count) {
                group.addTask {
                    await onThread { () throws(AtomicFile.Failure) in
                        for index in stride(from: first, to: drafts.count, by: threads) {
                            try AtomicFile.bringToDisk(drafts[index].draft, meantFor: drafts[index].path)
                        }
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for result in results { try result.get() }
    }

    /// Does something on a thread that may block, which those of tasks may not.
    private static func onThread(
        _ body: @escaping @Sendable () throws(AtomicFile.Failure) -> Void
    ) async -> Result<Void, AtomicFile.Failure> {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Result(catching: body)) }
        }
    }
}
