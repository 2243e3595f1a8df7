/// What it means that no connection came about.
///
/// libpq gives no code for that, only words, which a server may also say in another language: then they stand alone.
enum PostgresRefusal {
    /// What is said of it to the user.
    static func message(_ reason: String, at location: PostgresLocation) -> (StoreError.Kind, String) {
        guard let known = known.first(where: { $0.words.contains(where: reason.contains) }) else {
            return (.unreachable, "the database cannot be reached (\(reason)); correct the URL, or see to the server")
        }
        return (known.kind, "\(known.problem) (\(reason)); \(known.remedy)")
    }

    private struct Known: Sendable {
        /// Any of these tells that it is this.
        var words: [String]
        var kind: StoreError.Kind
        var problem: String
        var remedy: String
    }

    /// In the order in which they are looked for: what is said of one of several hosts may be many things.
    private static let known = [
        Known(
            words: ["password authentication failed", "no password supplied"],
            kind: .location,
            problem: "the password was not accepted",
            remedy: "correct user and password in the URL"
        ),
        Known(
            words: ["no pg_hba.conf entry", "authentication failed", "is not permitted to log in"],
            kind: .location,
            problem: "the server does not let this user in",
            remedy: "let it in by a line in pg_hba.conf, or name another user"
        ),
        Known(
            words: ["FATAL:  database \""],
            kind: .location,
            problem: "the server has no such database",
            remedy: "make it with createdb, or correct its name"
        ),
        Known(
            words: ["FATAL:  role \""],
            kind: .location,
            problem: "the server has no such user",
            remedy: "make it with createuser, or correct its name"
        ),
        Known(
            words: ["FATAL:  permission denied for database"],
            kind: .location,
            problem: "the user may not connect to this database",
            remedy: "let its owner say GRANT CONNECT ON DATABASE"
        ),
        Known(
            words: ["too many clients", "remaining connection slots", "too many connections"],
            kind: .unreachable,
            problem: "the server has no connection left",
            remedy: "raise max_connections there, or run fewer programs on it"
        ),
        Known(
            words: ["certificate"],
            kind: .location,
            problem: "the server's certificate is not trusted, or it does not trust ours",
            remedy: "name its authority by sslrootcert in the URL, or choose another sslmode"
        ),
        Known(
            words: ["server does not support SSL", "SSL error"],
            kind: .location,
            problem: "the connection cannot be encrypted",
            remedy: "let the server offer TLS, or choose another sslmode"
        ),
        Known(
            words: ["session is read-only", "server is in hot standby"],
            kind: .unreachable,
            problem: "none of the hosts can be written to",
            remedy: "name the primary, or promote a standby"
        ),
        Known(
            words: ["could not translate host name"],
            kind: .unreachable,
            problem: "the host is not known",
            remedy: "correct its name in the URL, or see to the name server"
        ),
        Known(
            words: ["starting up", "shutting down", "in recovery mode", "not yet accepting connections"],
            kind: .unreachable,
            problem: "the database is not ready",
            remedy: "wait until it is"
        ),
        Known(
            words: ["Connection refused", "No such file or directory"],
            kind: .unreachable,
            problem: "no database server answers there",
            remedy: "start it, or correct host and port"
        ),
        Known(
            words: ["timeout expired", "timed out", "No route to host", "Network is unreachable"],
            kind: .unreachable,
            problem: "the host does not answer",
            remedy: "start it, or see to the network and its firewalls"
        ),
    ]
}
