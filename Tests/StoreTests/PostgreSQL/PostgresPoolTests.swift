import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Store

/// What becomes of calls whose connection or database goes away.
@Suite struct PostgresPoolTests {
    /// Runs a test on a pool of an empty schema.
    private func withPool(
        size: Int = PostgresPool.usualSize,
        patience: Duration = PostgresPool.usualPatience,
        _ body: (PostgresPool, TemporaryPostgres) async throws -> Void
    ) async throws {
        let place = try TemporaryPostgres()
        let pool = PostgresPool(location: try PostgresLocation(url: place.url), size: size, patience: patience)
        try await body(pool, place)
        await pool.close()
        withExtendedLifetime(place) {}
    }

    /// How many rows a table of the test's has.
    private func count(_ pool: PostgresPool) async throws -> Int64? {
        try await pool.read { try $0.rows("SELECT count(*) FROM things").first?.integer(0) }
    }

    @Test func `A connection that was closed while nobody used it is not noticed by anyone`() async throws {
        try await withPool { pool, place in
            let process = try await pool.read { try $0.rows("SELECT pg_backend_pid()").first?.integer(0) ?? 0 }
            try place.run("SELECT pg_terminate_backend(\(process), 10000)")
            let other = try await pool.read { try $0.rows("SELECT pg_backend_pid()").first?.integer(0) ?? 0 }
            #expect(other != process)
        }
    }

    @Test func `A read whose connection is lost is done again on another`() async throws {
        try await withPool { pool, place in
            let runs = Mutex(0)
            let answer = try await pool.read { connection in
                let run = runs.withLock { $0.counted() }
                if run == 1 { try connection.execute("SELECT pg_terminate_backend(pg_backend_pid(), 10000)") }
                return try connection.rows("SELECT 'gelesen'").first?.text(0)
            }
            #expect(answer == "gelesen")
            #expect(runs.withLock { $0 } == 2)
        }
    }

    @Test func `A write whose connection is lost before its end is done again, and kept once`() async throws {
        try await withPool { pool, place in
            try place.run("CREATE TABLE things (id bigint)")
            let runs = Mutex(0)
            try await pool.write { connection in
                let run = runs.withLock { $0.counted() }
                try connection.execute("INSERT INTO things VALUES ($1)", [.integer(Int64(run))])
                if run == 1 { try connection.execute("SELECT pg_terminate_backend(pg_backend_pid(), 10000)") }
            }
            #expect(try await count(pool) == 1)
        }
    }

    @Test func `A write whose connection is lost while it is kept says that nobody knows, and is not done again`()
        async throws
    {
        try await withPool { pool, place in
            try place.run(
                """
                CREATE TABLE things (id bigint);
                CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid(), 10000); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION end_it();
                """
            )
            let runs = Mutex(0)
            let error = await #expect(throws: StoreError.self) {
                try await pool.write { connection in
                    runs.withLock { $0 += 1 }
                    connection.queue("INSERT INTO things VALUES (1)")
                }
            }
            #expect(
                error?.message == """
                    the connection to the database was lost while it kept a write; whether it did is not known: do it \
                    again, what is there already stays as it is
                    """
            )
            #expect(runs.withLock { $0 } == 1)
            #expect(try await count(pool) == 0)
        }
    }

    @Test func `A read whose connection is lost at its end is done again`() async throws {
        try await withPool { pool, _ in
            let runs = Mutex(0)
            let answer = try await pool.read { connection in
                let run = runs.withLock { $0.counted() }
                return try connection.transaction(PostgresSelectionReader.modes) {
                    if run == 1 {
                        // What it reads is read when the transaction ends.
                        connection.queue(
                            "DECLARE late CURSOR WITH HOLD FOR SELECT pg_terminate_backend(pg_backend_pid(), 10000)"
                        )
                    }
                    return try connection.rows("SELECT 'gelesen'").first?.text(0)
                }
            }
            #expect(answer == "gelesen")
            #expect(runs.withLock { $0 } == 2)
        }
    }

    @Test func `A write that the server gave up because it waited too long for us is done again`() async throws {
        try await withPool { pool, place in
            try place.run("CREATE TABLE things (id bigint)")
            let runs = Mutex(0)
            try await pool.write { connection in
                let run = runs.withLock { $0.counted() }
                if run == 1 {
                    try connection.execute("SET idle_in_transaction_session_timeout = 1")
                    // Until the server has closed it (POLLRDHUP, which Swift does not know).
                    var watched = pollfd(fd: connection.socket, events: 0x2000, revents: 0)
                    _ = poll(&watched, 1, 60_000)
                }
                connection.queue("INSERT INTO things VALUES (1)")
            }
            #expect(try await count(pool) == 1)
            #expect(runs.withLock { $0 } == 2)
        }
    }

    @Test func `What was queued is done at the end, and nothing of it where the caller threw`() async throws {
        try await withPool(size: 1) { pool, place in
            try place.run("CREATE TABLE things (id bigint)")
            await #expect(throws: StoreError.self) {
                try await pool.read { connection in
                    connection.queue("INSERT INTO things VALUES (1)")
                    throw PostgresProblem.malformed(column: "id")
                }
            }
            try await pool.read { $0.queue("INSERT INTO things VALUES (2), (3)") }
            #expect(try await count(pool) == 2)
        }
    }

    @Test func `Statements prepared before a table was altered are prepared anew`() async throws {
        try await withPool(size: 1) { pool, place in
            try place.run("CREATE TABLE things (id bigint); INSERT INTO things VALUES (1)")
            #expect(try await pool.read { try $0.rows("SELECT * FROM things").first?.integer(0) } == 1)
            try place.run("ALTER TABLE things ADD COLUMN name text DEFAULT '名'")
            #expect(try await pool.read { try $0.rows("SELECT * FROM things").first?.text(1) } == "名")
        }
    }

    @Test func `Transactions in each other's way are done again`() async throws {
        try await withPool { pool, place in
            let runs = Mutex(0)
            try await pool.write { connection in
                let run = runs.withLock { $0.counted() }
                guard run == 1 else { return }
                try connection.script("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$")
            }
            #expect(runs.withLock { $0 } == 2)
        }
    }

    @Test func `A call that waits too long for a connection is told so, and those in front of it are done`()
        async throws
    {
        try await withPool(size: 1, patience: .milliseconds(1)) { pool, place in
            try place.run("CREATE TABLE things (id bigint)")
            let holds = DispatchSemaphore(value: 0)
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            async let first = pool.write { connection in
                begin.yield()
                holds.wait()
                return try connection.execute("INSERT INTO things VALUES (1)")
            }
            for await _ in begun { break }
            let refused = await #expect(throws: StoreError.self) { try await pool.read { _ in } }
            holds.signal()
            #expect(try await first == 1)
            #expect(
                refused?.message == """
                    all connections to the database have been busy for too long; see what it is doing in pg_stat_activity
                    """
            )
        }
    }

    @Test func `Where the server takes no more connections, calls wait for those that there are`() async throws {
        let place = try TemporaryPostgres()
        let user = try place.makeUser()
        try place.run("GRANT USAGE ON SCHEMA \(place.schema) TO \(user); ALTER ROLE \(user) CONNECTION LIMIT 2")
        let location = try PostgresLocation(url: place.url(user: user))
        let pool = PostgresPool(location: location, patience: .seconds(600))
        @Sendable func process() async throws -> Int64 {
            try await pool.read { try $0.rows("SELECT pg_backend_pid() FROM pg_sleep(0.01)").first?.integer(0) ?? 0 }
        }
        _ = try await process()
        let processes = try await withThrowingTaskGroup { group in
            for _ in 0..<40 { group.addTask { try await process() } }
            return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(processes.count <= 2)
        for _ in 0..<40 {
            let process = try await process()
            #expect(processes.contains(process))
        }
        await pool.close()
    }

    @Test func `After it was closed nothing is done any more`() async throws {
        try await withPool { pool, _ in
            await pool.close()
            let error = await #expect(throws: StoreError.self) { try await pool.read { _ in } }
            #expect(error?.message == "the store has been closed")
        }
    }
}

extension Int {
    /// Counts one more, and says how many there are.
    fileprivate mutating func counted() -> Int {
        self += 1
        return self
    }
}
