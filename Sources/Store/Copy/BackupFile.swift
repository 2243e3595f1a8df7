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
        if access(path, F_OK) == 0, !replaces { throw Self.occupied(path) }
        try Self.refuseStore(at: path)
        try Self.refuseOthers(at: path)
        // The property is set last: a class that throws once all are set is taken down by `deinit`, which would close the
        // descriptor a second time, and then it may be another's.
        descriptor = try Self.lock(draft)
        removeCompanions()
    }

    deinit { close(descriptor) }

    /// Opens and locks the draft, and leaves nothing in it.
    private static func lock(_ draft: String) throws(StoreError) -> Int32 {
        // To open it and close it again would take our own locks away.
        guard !SQLiteOpenFiles.contains(draft) else { throw openDraft(draft) }
        while true {
            let descriptor = open(draft, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard descriptor >= 0 else { throw failure(draft) }
            do throws(StoreError) {
                if try take(descriptor, draft) { return descriptor }
                close(descriptor)
            } catch {
                close(descriptor)
                throw error
            }
        }
    }

    /// Locks a draft that was opened, and leaves nothing in it.
    ///
    /// - Returns: Whether it is the draft still: who had the lock before may have given the file its name, or removed it.
    static func take(_ descriptor: Int32, _ draft: String) throws(StoreError) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw error(draft, .refused, "another process is writing a backup to this place; wait for its end")
        }
        var (opened, named) = (stat(), stat())
        guard fstat(descriptor, &opened) == 0 else { throw failure(draft) }
        guard lstat(draft, &named) == 0, opened.st_dev == named.st_dev, opened.st_ino == named.st_ino else {
            return false
        }
        guard opened.st_nlink == 1 else {
            // A backup that was killed after it had its name, and before it lost that of a draft.
            guard unlink(draft) == 0 else { throw failure(draft) }
            return false
        }
        guard !isDatabaseInUse(descriptor) else { throw openDraft(draft) }
        guard ftruncate(descriptor, 0) == 0 else { throw failure(draft) }
        return true
    }

    /// Whether SQLite holds any of its locks on a file (https://www.sqlite.org/src/file/src/os.h, `PENDING_BYTE`).
    private static func isDatabaseInUse(_ descriptor: Int32) -> Bool {
        var lock = Glibc.flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        (lock.l_start, lock.l_len) = (0x4000_0000, 512)
        // Asks as a stranger, to whom the locks of this process count too: F_OFD_GETLK of <fcntl.h>, which is not imported.
        return fcntl(descriptor, 36, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    /// Makes it durable and gives it its name.
    /// - Returns: Its size in bytes.
    func publish(replaces: Bool) throws(StoreError) -> Int64 {
        var status = stat()
        guard stat(draft + "-wal", &status) != 0 || status.st_size == 0 else {
            let message = "not all that was written came into this file; make room on the disk and do it again"
            throw Self.error(draft, .unreachable, message)
        }
        guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else { throw Self.failure(draft) }
        try Self.refuseStore(at: path)
        try Self.refuseOthers(at: path)
        guard replaces ? rename(draft, path) == 0 : renameToNew() else { throw Self.failure(path) }
        let folder = Glibc.open(FilePlace.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure(path) }
        return Int64(status.st_size)
    }

    /// Gives it its name unless something else has that; if it does, or on failure, `errno` says so.
    private func renameToNew() -> Bool {
        // Unlike a renaming, this never replaces what came there meanwhile.
        if link(draft, path) == 0 {
            unlink(draft)
            return true
        }
        guard errno == EPERM || errno == EOPNOTSUPP else { return false }
        // A file system whose files have one name each.
        guard access(path, F_OK) != 0 else {
            errno = EEXIST
            return false
        }
        return rename(draft, path) == 0
    }

    /// Refuses to replace what is no file: a device, a pipe, a link.
    private static func refuseOthers(at path: String) throws(StoreError) {
        var status = stat()
        guard lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
            throw error(path, .refused, "this is no regular file; name another place")
        }
    }

    /// Refuses a place at which a store is open, or was when its process was killed.
    private static func refuseStore(at path: String) throws(StoreError) {
        guard access(path + "-wal", F_OK) != 0 else {
            throw error(
                path,
                .refused,
                "a program has this file open as a store, or was killed while it had; name another file"
            )
        }
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

    private static func failure(_ path: String) -> StoreError {
        let reason = errno
        switch reason {
        case ENOENT:
            return error(path, .unreachable, "the folder \(FilePlace.folder(of: path)) does not exist; make it first")
        case EEXIST:
            return occupied(path)
        case ENOSPC, EDQUOT:
            return error(path, .full, "the disk is full; make room and do it again")
        default:
            return error(path, .unreachable, "the backup cannot be written (\(String(cString: strerror(reason))))")
        }
    }

    private static func occupied(_ path: String) -> StoreError {
        error(path, .refused, "there is a file of this name already; name another, or say --force")
    }

    private static func openDraft(_ draft: String) -> StoreError {
        error(draft, .refused, "a program has this file open as a store; name another file for the backup")
    }

    private static func error(_ path: String, _ kind: StoreError.Kind, _ message: String) -> StoreError {
        StoreError(kind: kind, location: path, message: message)
    }
}
