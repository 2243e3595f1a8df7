import CLibPQ
import Foundation

/// The PostgreSQL that `make test` starts.
public struct PostgresServer: Sendable {
    /// Why something could not be done on it.
    public struct Failure: Error, CustomStringConvertible {
        /// What to do, or what the server said.
        public let description: String
    }

    private let place: URLComponents

    /// The server of the environment.
    /// - Throws: `Failure` where no PostgreSQL was started for the tests.
    public init() throws {
        guard let url = ProcessInfo.processInfo.environment["FEEDSERVER_TEST_POSTGRESQL"] else {
            throw Failure(
                description: "There is no PostgreSQL for this test: run `make test`, or the command behind "
                    + "Scripts/with-postgresql."
            )
        }
        try self.init(url: url)
    }

    /// A server by its URL.
    public init(url: String) throws {
        guard let place = URLComponents(string: url) else { throw Failure(description: "This is no URL: \(url)") }
        self.place = place
    }

    /// The port that it listens on, on the loopback.
    public var port: Int { place.port ?? 5432 }

    /// A URL of a database on it; what is not given is as the server was made.
    public func url(
        user: String? = nil,
        password: String? = nil,
        database: String? = nil,
        parameters: String? = nil
    ) -> String {
        var place = place
        place.user = user ?? place.user
        place.percentEncodedPassword = password ?? place.percentEncodedPassword
        if let database { place.path = "/" + database }
        place.percentEncodedQuery = parameters
        return place.string ?? ""
    }

    /// Makes a database in another encoding than UTF-8, and returns its name.
    public func makeDatabase(encoding: String) throws -> String {
        let name = "test_\(encoding.lowercased())_\(UUID().uuidString.prefix(8).lowercased())"
        try run("CREATE DATABASE \(name) ENCODING '\(encoding)' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        return name
    }

    /// Runs statements, in a schema where one is named.
    public func run(_ sql: String, schema: String? = nil) throws {
        let connection = PQconnectdb(url(parameters: schema.map { "options=-csearch_path%3D\($0)" }))
        defer { PQfinish(connection) }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard let result, PQresultStatus(result) != PGRES_FATAL_ERROR else {
            throw Failure(description: String(cString: PQerrorMessage(connection)))
        }
    }
}
