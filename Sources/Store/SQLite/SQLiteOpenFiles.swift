import Glibc
import Synchronization

/// Which files this process has open through SQLite.
///
/// Whoever closes any descriptor of a file drops every POSIX lock that the process holds on it, also those of SQLite
/// (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_);
/// another process would then take the log away under our connections. A file that is in this list must be opened by
/// SQLite alone.
enum SQLiteOpenFiles {
    /// A file, whatever the path that it is reached by.
    struct Identity: Hashable {
        private let device: dev_t
        private let number: ino_t

        /// The file at a path, or nil if there is none.
        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = status.st_dev
            number = status.st_ino
        }
    }

    private static let counts = Mutex<[Identity: Int]>([:])

    /// Whether the file at a path is open.
    static func contains(_ path: String) -> Bool {
        guard let identity = Identity(path: path) else { return false }
        return counts.withLock { $0[identity] != nil }
    }

    /// Notes that a file has been opened once more.
    static func add(_ identity: Identity) { counts.withLock { $0[identity, default: 0] += 1 } }

    /// Notes that a file has been closed once.
    static func remove(_ identity: Identity) {
        counts.withLock { counts in
            let count = counts[identity] ?? 0
            counts[identity] = count > 1 ? count - 1 : nil
        }
    }
}
