import Foundation
import Glibc

/// The folder that files are generated into, held by one process at a time.
final class OutputFolder: Sendable {
    /// Its path.
    let path: String
    /// Where files are written before they are renamed into place.
    let workshop: String
    /// What the names of files that are being written begin with.
    static let draftPrefix = "draft"
    private let lock: Int32

    /// Takes a folder, making it where there is none.
    /// - Throws: `CommandFailure` when it cannot be made or another process is generating into it.
    init(path: String) throws(CommandFailure) {
        self.path = path
        workshop = path + "/.feedserver"
        do throws(AtomicFile.Failure) {
            try AtomicFile.makeFolder(path)
            try AtomicFile.makeFolder(workshop)
        } catch {
            throw CommandFailure(.inputOutput, "\(error)")
        }
        // The property is set last: a class that throws once all are set is taken down by `deinit`, which would remove
        // the draft of the process that holds the lock.
        let descriptor = open(workshop, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure(.inputOutput, "\(workshop): cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CommandFailure(
                .inputOutput,
                "\(path): another process is generating into this folder; wait for its end"
            )
        }
        lock = descriptor
        // Those of a process that was killed.
        removeDrafts()
    }

    deinit {
        removeDrafts()
        close(lock)
    }

    /// Files that are to be brought to the disk together; what another batch has not published is lost with it.
    func batch() -> FileBatch { FileBatch(folder: self) }

    private func removeDrafts() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: workshop)) ?? []
        for name in names where name.hasPrefix(Self.draftPrefix) { unlink(workshop + "/" + name) }
    }

    /// Writes a file below the folder, whatever is there.
    func replace(_ relativePath: String, by bytes: [UInt8]) throws(AtomicFile.Failure) {
        try AtomicFile(workshop: workshop).replace(path + "/" + relativePath, by: bytes, modified: nil)
    }

    /// Whether a document and its compressed copy, where it has one, are below the folder with their sizes.
    func holds(_ file: Manifest.File) -> Bool {
        let place = path + "/" + file.path
        guard AtomicFile.size(of: place) == file.size else { return false }
        return file.gzipSize.map { AtomicFile.size(of: place + ".gz") == $0 } ?? true
    }

    /// The list of what is being written.
    var list: String { workshop + "/written" }

    /// Notes which files are going to be in their places, before they are: a run that is killed leaves no manifest that
    /// has them.
    /// - Throws: `AtomicFile.Failure` with the system's reason.
    func note(_ relativePaths: [String]) throws(AtomicFile.Failure) {
        try AtomicFile.append(Array(relativePaths.map { $0 + "\n" }.joined().utf8), to: list)
    }

    /// The files that runs noted since the last that came to its end.
    var written: Set<String> {
        let text = FileManager.default.contents(atPath: list).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return Set(text.split(separator: "\n").map(String.init))
    }

    /// Forgets what was noted, once the manifest has it.
    func forgetWritten() { unlink(list) }

    /// Removes a file below the folder, and the folders that are empty then.
    ///
    /// - Returns: Whether there was such a file.
    /// - Throws: `CommandFailure` with the system's reason.
    func remove(_ relativePath: String) throws(CommandFailure) -> Bool {
        let isRemoved = unlink(path + "/" + relativePath) == 0
        if !isRemoved, ![ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG].contains(errno) {
            let reason = String(cString: strerror(errno))
            throw CommandFailure(.inputOutput, "\(path)/\(relativePath): cannot be removed: \(reason)")
        }
        var folder = relativePath[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            guard rmdir(path + "/" + folder) == 0 else { break }
        }
        return isRemoved
    }
}
