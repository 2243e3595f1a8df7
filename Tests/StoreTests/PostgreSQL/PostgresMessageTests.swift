import Foundation
import TestSupport
import Testing

@testable import Store

/// What users read when a database cannot be used, word for word, from the real server.
@Suite struct PostgresMessageTests {
    /// The error of opening a connection to a place and doing something there, as users see it.
    private func error(
        _ url: String,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Void = { _ in }
    ) async throws -> StoreError {
        let pool = PostgresPool(location: try PostgresLocation(url: url))
        let error = await #expect(throws: StoreError.self) { try await pool.write(body) }
        await pool.close()
        return try #require(error)
    }

    @Test func `A wrong password is not accepted, and not shown`() async throws {
        let server = try PostgresServer()
        let error = try await error(server.url(password: "wr%2Fong"))
        #expect(error.kind == .location)
        #expect(
            error.description == """
                postgresql://feedserver:…@127.0.0.1:\(server.port)/feeds: the password was not accepted (connection to \
                server at "127.0.0.1", port \(server.port) failed: FATAL:  password authentication failed for user \
                "feedserver"); correct user and password in the URL
                """
        )
    }

    @Test func `A database that is not there is named`() async throws {
        let server = try PostgresServer()
        let error = try await error(server.url(database: "新闻"))
        #expect(error.kind == .location)
        #expect(
            error.description == """
                postgresql://feedserver:…@127.0.0.1:\(server.port)/新闻: the server has no such database (connection to \
                server at "127.0.0.1", port \(server.port) failed: FATAL:  database "新闻" does not exist); make it with \
                createdb, or correct its name
                """
        )
    }

    @Test func `A port on which nobody listens is refused`() async throws {
        let error = try await error("postgresql://desk:secret@127.0.0.1:1/feeds")
        #expect(error.kind == .unreachable)
        #expect(
            error.description == """
                postgresql://desk:…@127.0.0.1:1/feeds: no database server answers there (connection to server at \
                "127.0.0.1", port 1 failed: Connection refused); start it, or correct host and port
                """
        )
    }

    @Test func `A host that no name server knows is named`() async throws {
        let error = try await error("postgresql://desk:secret@nowhere.invalid/feeds")
        #expect(error.kind == .unreachable)
        let start = """
            postgresql://desk:…@nowhere.invalid/feeds: the host is not known (could not translate host name \
            "nowhere.invalid" to address: 
            """
        // What comes between is the resolver's, and differs between a machine with a network and one without.
        #expect(error.description.hasPrefix(start))
        #expect(error.description.hasSuffix("); correct its name in the URL, or see to the name server"))
    }

    @Test func `A connection that has to be encrypted is refused by a server without TLS`() async throws {
        let server = try PostgresServer()
        let error = try await error(server.url(parameters: "sslmode=require"))
        #expect(error.kind == .location)
        #expect(
            error.message == """
                the connection cannot be encrypted (connection to server at "127.0.0.1", port \(server.port) failed: \
                server does not support SSL, but SSL was required); let the server offer TLS, or choose another sslmode
                """
        )
    }

    @Test func `A user without rights is told which are missing`() async throws {
        let place = try TemporaryPostgres()
        let user = try place.makeUser()
        let forbidden = try await error(place.url(user: user)) { try $0.script("CREATE TABLE things (id bigint)") }
        #expect(forbidden.kind == .location)
        #expect(
            forbidden.message
                == "the search_path of \"\(user)\" names no schema that is there; make one or name another"
        )
        try place.run("GRANT USAGE ON SCHEMA \(place.schema) TO \(user); CREATE TABLE things (id bigint)")
        let creating = try await error(place.url(user: user)) { try $0.script("CREATE TABLE more (id bigint)") }
        #expect(
            creating.message == """
                the user "\(user)" may not do what is needed (permission denied for schema \(place.schema)); let their \
                owner say GRANT USAGE, CREATE ON SCHEMA \(place.schema) TO "\(user)"
                """
        )
        let reading = try await error(place.url(user: user)) { _ = try $0.rows("SELECT id FROM things") }
        #expect(
            reading.message == """
                the user "\(user)" may not do what is needed (permission denied for table things); let their owner say \
                GRANT SELECT, INSERT, UPDATE, DELETE ON things TO "\(user)"
                """
        )
    }

    @Test func `A database in another encoding is not used`() async throws {
        let server = try PostgresServer()
        let name = try server.makeDatabase(encoding: "LATIN1")
        let error = try await error(server.url(database: name))
        #expect(error.kind == .location)
        #expect(
            error.message == """
                the database keeps texts in LATIN1, not in UTF8; make one with CREATE DATABASE … ENCODING 'UTF8' \
                TEMPLATE template0
                """
        )
    }

    @Test func `A user who has no connection left is told so`() async throws {
        let place = try TemporaryPostgres()
        let user = try place.makeUser()
        try place.run("ALTER ROLE \(user) CONNECTION LIMIT 0")
        let error = try await error(place.url(user: user))
        #expect(error.kind == .unreachable)
        #expect(
            error.message == """
                the server has no connection left (connection to server at "127.0.0.1", port \(place.port) failed: \
                FATAL:  too many connections for role "\(user)"); raise max_connections there, or run fewer programs on it
                """
        )
    }

    @Test(arguments: [
        ("53100", "full", "the disk of the database is full (full); nothing of this write was kept; make room there"),
        (
            "55P03", "lock",
            "another program has kept the store locked for 30 seconds; wait for it, or end it: pg_stat_activity shows which"
        ),
        ("57014", "late", "the database has not done this within 60 seconds; see what it is doing in pg_stat_activity"),
        (
            "25P03", "idle",
            "the server has ended what took this program too long (idle); nothing of this was kept, do it again"
        ),
        ("57P01", "end", "the database is not there at the moment (end); do it again"),
        ("25006", "no", "the database can only be read (no); name the host that can be written to"),
        ("XX001", "bad", "the database is damaged (bad); restore it from a backup"),
        ("42P01", "odd", "the database does not do what was expected (odd, 42P01); see the log of its server"),
    ])
    func `What the server reports is said in words`(state: String, reason: String, message: String) async throws {
        let place = try TemporaryPostgres()
        let error = try await error(place.url) { connection in
            try connection.script("DO $$ BEGIN RAISE EXCEPTION '\(reason)' USING ERRCODE = '\(state)'; END $$")
        }
        #expect(error.message == message)
        withExtendedLifetime(place) {}
    }

    @Test func `An old server is refused`() throws {
        let location = try PostgresLocation(url: "postgresql://db/feeds")
        let error = PostgresProblem.storeError(PostgresProblem.old(120_018), at: location)
        #expect(error.description == "postgresql://db/feeds: the server is PostgreSQL 12; it has to be 13 or newer")
    }

    @Test(arguments: [
        ("FATAL:  sorry, too many clients already", "the server has no connection left"),
        ("session is read-only", "none of the hosts can be written to"),
        ("FATAL:  the database system is shutting down", "the database is not ready"),
        ("timeout expired", "the host does not answer"),
        ("FATAL:  no pg_hba.conf entry for host \"10.0.0.1\"", "the server does not let this user in"),
        ("FATAL:  role \"x\" does not exist", "the server has no such user"),
        (
            "root certificate file \"/nowhere/root.crt\" does not exist",
            "the server's certificate is not trusted, or it does not trust ours"
        ),
        ("SSL error: certificate verify failed", "the server's certificate is not trusted, or it does not trust ours"),
        ("FATAL:  das Passwort ist falsch", "the database cannot be reached"),
    ])
    func `What libpq says is put into words`(reason: String, words: String) throws {
        let location = try PostgresLocation(url: "postgresql://db/feeds")
        let error = PostgresProblem.storeError(PostgresProblem.refused(reason), at: location)
        #expect(error.message.hasPrefix("\(words) (\(reason)); "))
    }
}
