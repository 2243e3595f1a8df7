import Foundation
import GRDB
import TestSupport

@testable import Store

/// A store of SQLite's in a folder of its own, open for looking behind the protocol.
struct SQLiteHarness {
    /// The folder.
    let folder: TemporaryDirectory
    /// The path of the file.
    let path: String
    /// The store.
    let store: SQLiteStore
    /// Its clock.
    let clock: TestClock

    /// Its connections.
    var connections: SQLiteConnections { store.connections }

    /// Runs a test on an empty store and closes it.
    static func with(_ body: (SQLiteHarness) async throws -> Void) async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let clock = TestClock()
        let store = try await SQLiteStore.open(path: path, opening: .createIfMissing, clock: clock.now)
        try await body(SQLiteHarness(folder: folder, path: path, store: store, clock: clock))
        try await store.close()
    }

    /// What takes a store back to before there were histories.
    static let withoutHistories = """
        DROP TRIGGER articles_without_digest; ALTER TABLE articles DROP COLUMN digest;
        DROP INDEX articles_by_original;
        DROP TABLE history; DROP TABLE selections; DELETE FROM facets WHERE kind = 'all' AND key <> '';
        ALTER TABLE facets DROP COLUMN entered; ALTER TABLE articles DROP COLUMN restored;
        ALTER TABLE settings DROP COLUMN has_history; DROP TABLE article_texts;
        ALTER TABLE settings DROP COLUMN text_version; ALTER TABLE settings DROP COLUMN text_built; PRAGMA user_version = 2;
        """

    /// The steps of the plan for a statement.
    func plan(_ sql: String, _ arguments: [Int64]) async throws -> [String] {
        try await connections.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "EXPLAIN QUERY PLAN " + sql,
                arguments: StatementArguments(arguments)
            )
            return try rows.compactMap { try $0.text(3) }
        }
    }

    /// A number that a pragma or a query gives on the connection that writes.
    func number(_ sql: String) async throws -> Int? {
        try await connections.writeOutsideTransaction { try Int.fetchOne($0, sql: sql) }
    }
}
