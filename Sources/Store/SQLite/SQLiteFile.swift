import GRDB
import Glibc

/// Looks at a file before anything opens it for writing, so that what is not ours stays as it is.
struct SQLiteFile {
    /// The path as it was given.
    var path: String

    /// What there is at a path that a store may be opened at.
    enum Finding: Equatable {
        /// A file with nothing in it, or none at all.
        case nothing
        /// A store of ours, not newer than this program.
        case store
    }

    /// Finds out what is at the path, changing nothing but that an empty file is made where one may be.
    /// - Throws: `StoreError`, when it is nothing that a store can be opened at.
    @discardableResult func inspect(_ opening: StoreOpening) throws -> Finding {
        let creation = opening == .createIfMissing ? O_CREAT : 0
        let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK | creation, 0o644)
        guard descriptor >= 0 else { throw refusal(errno) }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw error(.foreign, "this is no regular file; name another one")
        }
        guard status.st_size > 0 else {
            guard opening == .createIfMissing else { throw refusal(ENOENT) }
            return .nothing
        }
        let version = try versionInHeader(descriptor)
        let newest = hasLog ? try versionInLog() : version
        guard newest <= SQLiteSchema.version else {
            throw SQLiteProblem.storeError(SQLiteProblem.newer(newest), path: path)
        }
        return .store
    }

    /// The version of the schema that the store at the path has; 0 where there is none, which stays so.
    /// - Throws: `StoreError`, when it is nothing that a store can be opened at.
    func version() throws(StoreError) -> Int {
        do {
            if SQLiteOpenFiles.contains(path) { return try versionInLog() }
            return try inspect(.mustExist) == .store ? versionInLog() : 0
        } catch let error as StoreError where error.kind == .missing {
            return 0
        } catch {
            throw SQLiteProblem.storeError(error, path: path)
        }
    }

    private func refusal(_ reason: Int32) -> StoreError {
        switch reason {
        case ENOENT where access(folder, F_OK) != 0:
            error(.unreachable, "the folder \(folder) does not exist; make it first")
        case ENOENT:
            error(.missing, "there is no store yet; `feedserver import` or `feedserver serve` makes it")
        case EISDIR:
            error(.unreachable, "this is a folder; name a file in it, as in sqlite:\(path)/articles.sqlite")
        case ENOTDIR:
            error(.unreachable, "\(folder) is no folder; name another one")
        case EACCES where access(path, F_OK) != 0, EROFS where access(path, F_OK) != 0:
            error(.unreachable, "the folder \(folder) cannot be written (\(text(reason))); make it writable")
        case EACCES, EROFS, EPERM:
            error(.unreachable, "the file cannot be written (\(text(reason))); make it writable")
        case ENOSPC, EDQUOT:
            error(.full, "the disk is full; make room and do it again")
        default:
            error(.unreachable, "the file cannot be opened (\(text(reason)))")
        }
    }

    /// Reads the header of the database format (https://www.sqlite.org/fileformat.html#the_database_header).
    ///
    /// A store of ours carries its mark there from its first transaction on, which is done before the file goes over
    /// to write-ahead logging.
    private func versionInHeader(_ descriptor: Int32) throws -> Int {
        var header = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &header, header.count, 0)
        guard count == header.count, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw error(.foreign, "the file is not an SQLite database; name another file or remove this one")
        }
        func number(_ offset: Int) -> Int32 {
            header[offset..<offset + 4].reduce(Int32(0)) { ($0 << 8) | Int32($1) }
        }
        guard number(68) == SQLiteSchema.applicationID else {
            throw SQLiteProblem.storeError(SQLiteProblem.foreign, path: path)
        }
        return Int(number(60))
    }

    /// Whether there is a write-ahead log that the header may be behind.
    private var hasLog: Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size > 0
    }

    /// Reads the version through SQLite, on a connection that cannot write.
    private func versionInLog() throws -> Int {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(Double(SQLiteProblem.busySeconds))
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        } catch {
            throw SQLiteProblem.storeError(error, path: path)
        }
    }

    /// The folder that the file is in.
    private var folder: String { FilePlace.folder(of: path) }

    private func error(_ kind: StoreError.Kind, _ message: String) -> StoreError {
        StoreError(kind: kind, location: path, message: message)
    }

    private func text(_ reason: Int32) -> String { String(cString: strerror(reason)) }
}
