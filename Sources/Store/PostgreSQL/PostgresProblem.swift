/// What goes wrong inside this backend, and what the user is told of it.
enum PostgresProblem: Error, Hashable {
    /// No server could be reached, or none that takes us; what libpq says of it.
    case refused(String)
    /// The connection was lost, and nothing of what was under way was kept.
    case lost(String)
    /// The connection was lost while the server committed.
    case commitUnknown
    /// The server reports an error: its state (PostgreSQL's documentation, appendix A) and its message.
    case server(state: String, message: String)
    /// A value in the store is not of the kind that its column holds.
    case malformed(column: String)
    /// All connections were busy for too long.
    case busy
    /// The store has been closed.
    case closed

    /// The error that says so to the user.
    static func storeError(_ error: any Error, location: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let problem as PostgresProblem: problem.storeError(location: location)
        default: StoreError(kind: .damaged, location: location, message: "unexpected failure: \(type(of: error))")
        }
    }

    /// What libpq says, in one line.
    static func oneLine(_ message: UnsafePointer<CChar>?) -> String {
        guard let message else { return "" }
        let lines = String(cString: message).split(whereSeparator: \.isNewline)
        return lines.map { $0.drop(while: \.isWhitespace) }.joined(separator: "; ")
    }

    /// Whether the connection is of no use any more.
    var isLoss: Bool {
        switch self {
        case .refused, .lost, .commitUnknown, .closed: true
        case .server(let state, _): state.hasPrefix("08") || state.hasPrefix("57P") || state == "25006"
        case .malformed, .busy: false
        }
    }

    private func storeError(location: String) -> StoreError {
        let (kind, message): (StoreError.Kind, String) =
            switch self {
            case .refused(let reason): (.unreachable, "the database cannot be reached (\(reason))")
            case .lost(let reason): (.unreachable, "the connection to the database was lost (\(reason))")
            case .commitUnknown:
                (
                    .unreachable,
                    "the connection to the database was lost while it was told to keep a write; "
                        + "it may have been kept or not: look, or do it again"
                )
            case .server(_, let message): (.damaged, "the database does not do what was expected (\(message))")
            case .malformed(let column):
                (.damaged, "the store is damaged (unexpected value in \(column)); restore it from a backup")
            case .busy: (.unreachable, "all connections to the database are busy")
            case .closed: (.unreachable, "the store has been closed")
            }
        return StoreError(kind: kind, location: location, message: message)
    }
}
