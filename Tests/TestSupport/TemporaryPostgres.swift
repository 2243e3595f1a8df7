import CLibPQ
import Foundation
import Synchronization

/// A place of a test's own in the PostgreSQL that `make test` starts: an empty schema, gone with the last reference.
public final class TemporaryPostgres: Sendable {
    /// Why there is none.
    public struct Absent: Error, CustomStringConvertible {
        /// What to do.
        public let description: String
    }

    /// Where it is, for this program alone.
    public let url: String
    private let schema: String

    /// Makes an empty schema.
    /// - Throws: `Absent` where no PostgreSQL was started for the tests.
    public init() throws {
        guard let server = ProcessInfo.processInfo.environment["FEEDSERVER_TEST_POSTGRESQL"] else {
            throw Absent(
                description:
                    "There is no PostgreSQL for this test: run `make test`, or this command behind Scripts/with-postgresql."
            )
        }
        schema = "test_\(UUID().uuidString.lowercased().prefix(13).replacing("-", with: "_"))"
        url = "\(server)?options=-csearch_path%3D\(schema)"
        try Self.run("CREATE SCHEMA \(schema)", on: server)
    }

    deinit {
        let server = url.prefix { $0 != "?" }
        try? Self.run("DROP SCHEMA \(schema) CASCADE", on: String(server))
    }

    /// Runs statements in this place, as someone else who has the database open.
    public func run(_ sql: String) throws { try Self.run(sql, on: url) }

    private static func run(_ sql: String, on url: String) throws {
        let connection = PQconnectdb(url)
        defer { PQfinish(connection) }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) != PGRES_FATAL_ERROR else {
            throw Absent(description: String(cString: PQerrorMessage(connection)))
        }
    }
}
