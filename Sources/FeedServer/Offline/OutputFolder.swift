import Foundation
import Glibc

/// The folder that files are generated into, held by one process at a time.
final class OutputFolder: Sendable {
    /// Its path.
    let path: String
    /// Where files are written before they are renamed into place.
    private let workshop: String
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
    }

    deinit {
        unlink(workshop + "/draft")
        close(lock)
    }

    /// Writes a file below the folder, unless it is there with these bytes.
    @discardableResult
    func write(_ bytes: [UInt8], to relativePath: String, modified: Int64?) throws(AtomicFile.Failure) -> Bool {
        try AtomicFile(workshop: workshop).write(bytes, to: path + "/" + relativePath, modified: modified)
    }

    /// Whether a file below the folder has a size.
    func holds(_ relativePath: String, size: Int) -> Bool {
        AtomicFile.size(of: path + "/" + relativePath) == size
    }

    /// Removes a file below the folder, and the folders that are empty then.
    func remove(_ relativePath: String) {
        unlink(path + "/" + relativePath)
        var folder = relativePath[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            guard rmdir(path + "/" + folder) == 0 else { return }
        }
    }
}
