/// What goes wrong inside this backend.
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
    /// The server is of a version that is too old, as `server_version_num`.
    case old(Int32)
    /// The database keeps texts in this encoding.
    case encoding(String)
    /// There is no schema in which tables could be made.
    case noSchema
    /// All connections were busy for too long.
    case busy
    /// The store has been closed.
    case closed

    /// The oldest server that has what the statements use.
    static let oldestVersion: Int32 = 13

    /// What libpq says, in one line without its guesses.
    static func oneLine(_ message: UnsafePointer<CChar>?) -> String {
        guard let message else { return "" }
        let lines = String(cString: message).split(whereSeparator: \.isNewline)
        return lines.filter { !$0.hasPrefix("\t") }.joined(separator: "; ")
    }

    /// Whether the connection is of no use any more.
    var isLoss: Bool {
        switch self {
        case .refused, .lost, .commitUnknown, .closed, .old, .encoding, .noSchema: true
        case .server(let state, _): isEndOfSession || Self.stale.contains(state)
        case .malformed, .busy: false
        }
    }

    /// Whether the connection ended before the server had answered everything.
    var isEndOfSession: Bool {
        switch self {
        case .lost: true
        case .server(let state, _): state.hasPrefix("08") || state.hasPrefix("57P")
        default: false
        }
    }

    /// Whether what was tried has left nothing behind, and may come out otherwise when it is tried again at once.
    ///
    /// That is where the connection was lost or leads to a standby, where transactions were in each other's way, and where
    /// the server has ended one that took too long.
    var leftNothing: Bool {
        switch self {
        case .lost: true
        case .server(let state, _): isLoss || Self.idle.contains(state) || state == "40001" || state == "40P01"
        default: false
        }
    }

    /// States that a new connection may do away with: it leads to a standby; what was prepared on it is of before a
    /// migration; a pooler has put another connection in its place.
    private static let stale: Set<String> = [readOnly, "0A000", "26000", "42P05"]

    /// States of a session that was ended because its transaction waited for us, or went on, for too long.
    static let idle: Set<String> = ["25P03", "25P04"]

    /// The state of a write on a server that only reads, as a standby does.
    static let readOnly = "25006"
}
