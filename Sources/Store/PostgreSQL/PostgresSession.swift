import CLibPQ

/// Opens connections, and gives each the settings that this program relies on.
struct PostgresSession: Sendable {
    /// The oldest server that has what the statements use, as `server_version_num`.
    static let oldestVersion: Int32 = 130_000

    /// Where the database is.
    let location: PostgresLocation

    /// What is said to libpq before the URL, which may say otherwise.
    private var defaults: [(String, String)] {
        [
            ("connect_timeout", "5"), ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"), ("application_name", "feedserver"),
            ("target_session_attrs", "read-write"),
        ]
    }

    /// What holds whatever the URL says: the program knows no other encoding.
    private var requirements: [(String, String)] { [("client_encoding", "UTF8")] }

    /// Settings of the session, so that a program that has died while it held the lock is let go by the server.
    private static let settings = """
        SET statement_timeout = '60s';
        SET lock_timeout = '30s';
        SET idle_in_transaction_session_timeout = '30s';
        SET tcp_keepalives_idle = 5;
        SET tcp_keepalives_interval = 2;
        SET tcp_keepalives_count = 3;
        SET jit = off;
        """

    /// Opens a connection; takes as long as the network lets it.
    /// - Throws: `PostgresProblem`.
    func connect() throws -> PostgresConnection {
        let options = defaults + [("dbname", location.url)] + requirements
        guard
            let handle = PostgresStrings.with(
                options.map(\.0),
                { names in
                    PostgresStrings.with(options.map(\.1)) { PQconnectdbParams(names, $0, 1) }
                }
            )
        else { throw PostgresProblem.refused("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresProblem.refused(PostgresProblem.oneLine(PQerrorMessage(handle)))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        let connection = PostgresConnection(handle: handle)
        try connection.script(Self.settings)
        try connection.learnSchema()
        return connection
    }
}
