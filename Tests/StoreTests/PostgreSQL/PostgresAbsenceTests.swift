import Synchronization
import TestSupport
import Testing

@testable import Store

/// Databases that go away, come back, and go over to another host.
@Suite struct PostgresAbsenceTests {
    @Test func `While the database is away calls fail, and when it is back they do what they should`() async throws {
        try await PostgresCluster.with { cluster in
            let pool = PostgresPool(location: try PostgresLocation(url: cluster.server.url()))
            try await pool.write { try $0.script("CREATE TABLE things (id bigint)") }
            try await cluster.stop()
            let error = await #expect(throws: StoreError.self) { try await pool.read { try $0.script("SELECT 1") } }
            #expect(error?.kind == .unreachable)
            try await cluster.start()
            try await write("INSERT INTO things VALUES (1)", to: pool)
            #expect(try await pool.read { try $0.rows("SELECT count(*) FROM things").first?.integer(0) } == 1)
            await pool.close()
        }
    }

    @Test func `Followers are woken by each commit, and again when the database is back`() async throws {
        try await PostgresCluster.with { cluster in
            let pool = PostgresPool(location: try PostgresLocation(url: cluster.server.url()))
            let (connections, connected) = AsyncStream.makeStream(of: Void.self)
            let (commits, committed) = AsyncStream.makeStream(of: Void.self)
            let listener = PostgresListener(
                pool.session,
                onConnection: { connected.yield() },
                onCommit: { committed.yield() }
            )
            var nextConnection = connections.makeAsyncIterator()
            var nextCommit = commits.makeAsyncIterator()
            await nextConnection.next()
            await nextCommit.next()
            try await pool.write { $0.queue("SELECT pg_notify($1, '')", [.text($0.channel)]) }
            await nextCommit.next()
            try await cluster.kill()
            try await cluster.start()
            await nextConnection.next()
            await nextCommit.next()
            listener.stop()
            listener.waitUntilStopped()
            await pool.close()
        }
    }

    /// Their calls may go through by connections that are open.
    @Test func `Followers look by themselves while no connection can be had that hears of commits`() async throws {
        let place = try TemporaryPostgres()
        let user = try place.makeUser()
        try place.run("ALTER ROLE \(user) CONNECTION LIMIT 0")
        let (commits, committed) = AsyncStream.makeStream(of: Void.self)
        let session = PostgresSession(location: try PostgresLocation(url: place.url(user: user)))
        let listener = PostgresListener(session) { committed.yield() }
        var nextCommit = commits.makeAsyncIterator()
        for _ in 0..<2 { #expect(await nextCommit.next() != nil) }
        listener.stop()
        listener.waitUntilStopped()
    }

    @Test func `When the primary is killed and its standby promoted, writes go on there and nothing kept is lost`()
        async throws
    {
        try await PostgresCluster.with { primary in
            try await primary.withStandby { standby in
                try primary.server.run("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
                try primary.server.run("SELECT pg_reload_conf()")
                let hosts = "127.0.0.1:\(primary.server.port),127.0.0.1:\(standby.server.port)"
                let pool = PostgresPool(
                    location: try PostgresLocation(url: "postgresql://feedserver:secret@\(hosts)/feeds")
                )
                try await pool.write { try $0.script("CREATE TABLE things (id bigint)") }
                try await pool.write { try $0.script("INSERT INTO things VALUES (1)") }
                try await primary.kill()
                try await standby.promote()
                try await write("INSERT INTO things VALUES (2)", to: pool)
                let kept = try await pool.read {
                    try $0.rows("SELECT id FROM things ORDER BY id").map { try $0.integer(0) }
                }
                #expect(kept == [1, 2])
                await pool.close()
            }
        }
    }

    @Test func `A standby alone is not written to, and says why`() async throws {
        try await PostgresCluster.with { primary in
            try await primary.withStandby { standby in
                let pool = PostgresPool(location: try PostgresLocation(url: standby.server.url()))
                let error = await #expect(throws: StoreError.self) {
                    try await pool.write { try $0.script("CREATE TABLE things (id bigint)") }
                }
                #expect(
                    error?.message == """
                        the database can only be read (cannot execute CREATE TABLE in a read-only transaction); name the host \
                        that can be written to
                        """
                )
                #expect(error?.kind == .unreachable)
                await pool.close()
            }
        }
    }

    @Test func `A server's certificate is trusted by its authority and its name, and what is not is said`() async throws
    {
        try await PostgresCluster.with { cluster in
            let certificate = try await cluster.secure()
            func error(_ parameters: String) async throws -> StoreError? {
                let pool = PostgresPool(
                    location: try PostgresLocation(url: cluster.server.url(parameters: parameters))
                )
                do throws(StoreError) {
                    try await pool.read { try $0.script("SELECT 1") }
                    await pool.close()
                    return nil
                } catch {
                    await pool.close()
                    return error
                }
            }
            // The server reads its settings again a moment after it was told to.
            while try await error("sslmode=require") != nil { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await error("sslmode=verify-ca&sslrootcert=\(certificate)") == nil)
            let name = try await error("sslmode=verify-full&sslrootcert=\(certificate)")
            let place = "connection to server at \"127.0.0.1\", port \(cluster.server.port) failed"
            #expect(name?.kind == .location)
            #expect(
                name?.message == """
                    the server's certificate is not trusted, or it does not trust ours (\(place): server certificate for \
                    "localhost" does not match host name "127.0.0.1"); name its authority by sslrootcert in the URL, or \
                    choose another sslmode
                    """
            )
            let authority = try await error("sslmode=verify-ca&sslrootcert=/nowhere/root.crt")
            #expect(authority?.message.contains("root certificate file \"/nowhere/root.crt\" does not exist") == true)
            #expect(authority?.kind == .location)
        }
    }

    /// Runs a statement, tried until the database is there.
    private func write(_ sql: String, to pool: PostgresPool) async throws {
        while true {
            do throws(StoreError) {
                return try await pool.write { try $0.script(sql) }
            } catch  where error.kind == .unreachable {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
