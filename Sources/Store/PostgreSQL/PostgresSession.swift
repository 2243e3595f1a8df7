import CLibPQ

/// Opens connections, and gives each the settings that this program relies on.
struct PostgresSession: Sendable {
    /// How long to wait for one host to take a connection, in seconds.
    static let connectSeconds = 3
    /// How long a statement may take, in seconds.
    static let statementSeconds: Int32 = 60
    /// How long a statement waits for another transaction, in seconds.
    static let lockSeconds = 30

    /// Where the database is.
    let location: PostgresLocation

    /// What is said to libpq before the URL, which may say otherwise.
    ///
    /// A host that has gone without a word is noticed within five seconds. Of several hosts, the one that can be written
    /// to is wanted.
    private var defaults: [(String, String)] {
        var options = [
            ("connect_timeout", String(Self.connectSeconds)), ("keepalives_idle", "2"), ("keepalives_interval", "1"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "5000"), ("application_name", "feedserver"),
        ]
        if location.hasSeveralHosts { options.append(("target_session_attrs", "read-write")) }
        return options
    }

    /// Settings of the session: a program that has died while it held a lock is let go of by the server.
    ///
    /// Statements are made for the indices that there are, so that each is planned once, whatever its parameters, and
    /// listings are read in the order of their index: bitmaps know no order, and all that is in them is sorted. None has a
    /// plan for several processes, which take ten milliseconds to start: a plan for any parameter is made for a third of
    /// all changes, where a dozen are asked for.
    private static let settings = """
        SET statement_timeout = '\(statementSeconds)s';
        SET lock_timeout = '\(lockSeconds)s';
        SET idle_in_transaction_session_timeout = '30s';
        SET tcp_keepalives_idle = 5;
        SET tcp_keepalives_interval = 2;
        SET tcp_keepalives_count = 3;
        SET tcp_user_timeout = 10000;
        SET default_transaction_isolation = 'read committed';
        SET synchronous_commit = on;
        SET jit = off;
        SET plan_cache_mode = force_generic_plan;
        SET enable_bitmapscan = off;
        SET max_parallel_workers_per_gather = 0;
        """

    /// Opens a connection; takes as long as the network lets it.
    /// - Throws: `PostgresProblem`.
    func connect() throws -> PostgresConnection {
        // What comes behind the URL holds whatever that says: the program knows no other encoding.
        let options = defaults + [("dbname", location.url), ("client_encoding", "UTF8")]
        let opened = PostgresStrings.with(options.map(\.0)) { names in
            PostgresStrings.with(options.map(\.1)) { PQconnectdbParams(names, $0, 1) }
        }
        guard let handle = opened else { throw PostgresProblem.refused("out of memory") }
        // From here on the connection is closed with its last reference.
        let connection = PostgresConnection(handle: handle)
        guard PQstatus(handle) == CONNECTION_OK else {
            throw PostgresProblem.refused(PostgresProblem.oneLine(PQerrorMessage(handle)))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try check(handle)
        do {
            try connection.script(Self.settings)
            try connection.learnSchema()
        } catch PostgresProblem.lost(let reason) {
            throw PostgresProblem.refused(reason)
        }
        return connection
    }

    private func check(_ handle: OpaquePointer) throws {
        let version = PQserverVersion(handle)
        guard version >= PostgresProblem.oldestVersion * 10_000 else { throw PostgresProblem.old(version) }
        let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? "unknown"
        guard encoding == "UTF8" else { throw PostgresProblem.encoding(encoding) }
    }
}
