import Foundation

/// A PostgreSQL of a test's own, which may be stopped, killed and promoted.
public final class PostgresCluster: Sendable {
    private let folder: URL

    /// The server.
    public let server: PostgresServer

    /// Runs a test with one, which is removed then.
    public static func with(_ body: (PostgresCluster) async throws -> Void) async throws {
        try await with("make", [], body)
    }

    /// Runs a test with a standby that follows this one, which is removed then.
    public func withStandby(_ body: (PostgresCluster) async throws -> Void) async throws {
        try await Self.with("replicate", [folder.path], body)
    }

    private static func with(
        _ making: String,
        _ arguments: [String],
        _ body: (PostgresCluster) async throws -> Void
    ) async throws {
        // The path of a socket is short, and the user that PostgreSQL runs as has to come in.
        let folder = URL(filePath: "/tmp/feedserver-postgresql.\(UUID().uuidString.prefix(8))")
        do {
            try await command(making, folder, arguments)
            try await body(PostgresCluster(folder: folder))
        } catch {
            try? await command("remove", folder)
            throw error
        }
        try await command("remove", folder)
    }

    private init(folder: URL) throws {
        self.folder = folder
        let port = try String(contentsOf: folder.appending(path: "port"), encoding: .utf8)
        let number = port.trimmingCharacters(in: .whitespacesAndNewlines)
        server = try PostgresServer(url: "postgresql://feedserver:secret@127.0.0.1:\(number)/feeds")
    }

    /// Starts it again, on the same port.
    public func start() async throws { try await Self.command("start", folder) }

    /// Stops it as an operator does: transactions are taken back, connections are told.
    public func stop() async throws { try await Self.command("stop", folder) }

    /// Ends it as a power cut does.
    public func kill() async throws { try await Self.command("kill", folder) }

    /// Makes a primary of a standby.
    public func promote() async throws { try await Self.command("promote", folder) }

    /// Lets it offer TLS; returns the path of its certificate, which is its own authority, for `localhost`.
    public func secure() async throws -> String {
        try await Self.command("secure", folder)
        return folder.appending(path: "server.crt").path
    }

    private static func command(_ name: String, _ folder: URL, _ arguments: [String] = []) async throws {
        let script = Repository.root.appending(path: "Scripts/postgresql-cluster")
        let process = try ChildProcess(script, [name, folder.path] + arguments, errors: .inherited)
        guard await process.end() == 0 else {
            throw PostgresServer.Failure(description: "\(script.path) \(name) \(folder.path) failed")
        }
    }
}
