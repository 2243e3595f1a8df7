import GRDB

/// What goes wrong inside this backend, and what the user is told of it.
enum SQLiteProblem: Error {
    /// The store has a schema of this version, made by a newer program.
    case newer(Int)
    /// A value in the store is not of the kind that its column holds.
    case malformed(column: String)
    /// An article is not what was stored.
    case altered(id: String)
    /// The file is a database of another program.
    case foreign
    /// A selection by these words was never registered.
    case unregistered(SearchTerms.Wanted)
    /// The store has been closed.
    case closed

    /// How long a writer waits for another process to finish its transaction, in seconds.
    static let busySeconds = 30

    /// The error that says so to the user.
    ///
    /// Values bound to statements, which are content of articles, are left out.
    static func storeError(_ error: any Error, path: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let problem as SQLiteProblem: storeError(problem, path: path)
        case let error as DatabaseError: storeError(error, path: path)
        default: StoreError(kind: .damaged, location: path, message: "unexpected failure: \(type(of: error))")
        }
    }

    private static func storeError(_ problem: SQLiteProblem, path: String) -> StoreError {
        switch problem {
        case .newer(let version):
            StoreError(
                kind: .newer,
                location: path,
                message: "the store has schema version \(version), this program knows versions up to "
                    + "\(SQLiteSchema.version); use the newer program that wrote it"
            )
        case .malformed(let column):
            StoreError(
                kind: .damaged,
                location: path,
                message: "the store is damaged (unexpected value in \(column)); restore it from a backup"
            )
        case .altered(let id):
            StoreError(
                kind: .damaged,
                location: path,
                message: "the store is damaged (the article “\(id)” is not what was stored); "
                    + "take the article in again by `feedserver import`, or restore the store from a backup"
            )
        case .foreign:
            StoreError(
                kind: .foreign,
                location: path,
                message: "the file is a database of another program; name another file, this one was left as it is"
            )
        case .unregistered(let wanted): .unregistered(wanted, location: path)
        case .closed:
            StoreError(kind: .unreachable, location: path, message: "the store has been closed")
        }
    }

    private static func storeError(_ error: DatabaseError, path: String) -> StoreError {
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        let (kind, message): (StoreError.Kind, String) =
            switch error.resultCode {
            case .SQLITE_FULL:
                (.full, "the disk is full; nothing of this write was kept; make room and do it again")
            case .SQLITE_CORRUPT:
                (.damaged, "the store is damaged (\(reason)); restore it from a backup")
            case .SQLITE_NOTADB:
                (.foreign, "the file is not an SQLite database; name another file or remove this one")
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
                (.unreachable, "the store cannot be written (\(reason)); make the file and its folder writable")
            case .SQLITE_CANTOPEN:
                (.unreachable, "the store cannot be opened (\(reason)); make the file and its folder writable")
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                (
                    .unreachable,
                    "another process has kept the store locked for \(busySeconds) seconds; wait for it or end it"
                )
            case .SQLITE_IOERR:
                (.unreachable, "the store cannot be read or written (\(reason)); check the disk")
            case .SQLITE_TOOBIG:
                (.refused, "an article is too big to be stored (\(reason))")
            case .SQLITE_MISUSE:
                (.unreachable, "the store has been closed")
            default:
                (.damaged, "the store does not do what was expected (\(reason)); check it or restore it from a backup")
            }
        return StoreError(kind: kind, location: path, message: message)
    }
}
