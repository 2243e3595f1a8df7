import Glibc

/// The file of a backup while it is being written: beside its place under another name, which says that it is partial,
/// and then renamed.
///
/// Locked as long as it is there, so that two backups to one place do not meet; what a process that was killed left
/// behind is written over by the next.
final class BackupFile: Sendable {
    /// Where the bytes go meanwhile.
    let draft: String
    private let path: String
    private let descriptor: Int32

    /// Begins a file, which is empty.
    ///
    /// - Throws: `refused` where there is a file that is not to be replaced, or that a store is open at; `unreachable`,
    ///   `full`.
    init(path: String, replaces: Bool) throws(StoreError) {
        self.path = path
        draft = path + ".partial"
        if access(path, F_OK) == 0, !replaces {
            throw Self.error(path, .refused, "there is a file of this name already; name another, or say --force")
        }
        if access(path + "-wal", F_OK) == 0 {
            throw Self.error(
                path,
                .refused,
                "a program has this file open as a store, or was killed while it had; name another file"
            )
        }
        // The property is set last: a class that throws once all are set is taken down by `deinit`, which would close the
        // descriptor a second time, and then it may be another's.
        descriptor = try Self.lock(draft, path)
        removeCompanions()
    }

    deinit { close(descriptor) }

    /// Opens and locks the draft, and leaves nothing in it.
    private static func lock(_ draft: String, _ path: String) throws(StoreError) -> Int32 {
        let descriptor = open(draft, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failure(draft) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw error(path, .refused, "another process is writing a backup to this place; wait for its end")
        }
        guard ftruncate(descriptor, 0) == 0 else {
            let failure = failure(draft)
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    /// Makes it durable and gives it its name.
    /// - Returns: Its size in bytes.
    func publish(replaces: Bool) throws(StoreError) -> Int64 {
        var status = stat()
        guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else { throw Self.failure(draft) }
        if replaces {
            guard rename(draft, path) == 0 else { throw Self.failure(path) }
        } else {
            // Unlike a renaming, this never replaces what came there meanwhile.
            guard link(draft, path) == 0 else { throw Self.failure(path) }
            unlink(draft)
        }
        let folder = Glibc.open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure(path) }
        return Int64(status.st_size)
    }

    /// Leaves nothing of it.
    func discard() {
        unlink(draft)
        removeCompanions()
    }

    /// Removes what SQLite writes beside a file while it is open.
    private func removeCompanions() {
        for suffix in ["-wal", "-shm", "-journal"] { unlink(draft + suffix) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ path: String) -> StoreError {
        let reason = errno
        switch reason {
        case ENOENT:
            return error(path, .unreachable, "the folder \(folder(of: path)) does not exist; make it first")
        case EEXIST:
            return error(path, .refused, "there is a file of this name already; name another, or say --force")
        case ENOSPC, EDQUOT:
            return error(path, .full, "the disk is full; make room and do it again")
        default:
            return error(path, .unreachable, "the backup cannot be written (\(String(cString: strerror(reason))))")
        }
    }

    private static func error(_ path: String, _ kind: StoreError.Kind, _ message: String) -> StoreError {
        StoreError(kind: kind, location: path, message: message)
    }
}
