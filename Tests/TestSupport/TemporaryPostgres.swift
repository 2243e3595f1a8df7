import Foundation

/// A place of a test's own in a PostgreSQL: an empty schema, gone with the last reference.
public final class TemporaryPostgres: Sendable {
    /// The name of the schema.
    public let schema: String
    private let server: PostgresServer
    private let user: String

    /// Makes an empty schema on the server that `make test` starts, or on another.
    /// - Throws: `PostgresServer.Failure`.
    public init(on server: PostgresServer? = nil) throws {
        self.server = try server ?? PostgresServer()
        let name = UUID().uuidString.lowercased().prefix(13).replacing("-", with: "_")
        schema = "test_\(name)"
        user = "user_\(name)"
        try self.server.run("CREATE SCHEMA \(schema)")
    }

    deinit {
        try? server.run("DROP SCHEMA \(schema) CASCADE; DROP ROLE IF EXISTS \(user)")
    }

    /// Where it is.
    public var url: String { url() }

    /// The port of the server.
    public var port: Int { server.port }

    /// Where it is for another user.
    ///
    /// Hundreds of tests at once may keep the server busy for longer than the program waits for a host.
    public func url(user: String? = nil) -> String {
        server.url(user: user, parameters: "connect_timeout=60&options=-csearch_path%3D\(schema)")
    }

    /// Makes a user without any rights and with the password of the other one; returns its name.
    public func makeUser() throws -> String {
        try server.run("CREATE ROLE \(user) LOGIN PASSWORD 'secret'")
        return user
    }

    /// Runs statements in this place, as someone else who has the database open.
    public func run(_ sql: String) throws { try server.run(sql, schema: schema) }
}
