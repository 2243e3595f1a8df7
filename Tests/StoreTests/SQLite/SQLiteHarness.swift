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

    /// What takes a store back to before articles had their parts in their rows.
    static let withoutParts = """
        DROP TRIGGER articles_without_digest;
        CREATE TABLE article_people (
            article INTEGER NOT NULL REFERENCES articles, position INTEGER NOT NULL, name TEXT NOT NULL,
            role TEXT NOT NULL, uri TEXT, in_byline INTEGER CHECK (in_byline IN (0, 1)),
            PRIMARY KEY (article, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE article_attachments (
            article INTEGER NOT NULL REFERENCES articles, position INTEGER NOT NULL, url TEXT NOT NULL,
            media_type TEXT, title TEXT, byte_count INTEGER, duration REAL,
            PRIMARY KEY (article, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE article_categories (
            article INTEGER NOT NULL REFERENCES articles, position INTEGER NOT NULL, taxonomy TEXT NOT NULL,
            slug TEXT NOT NULL,
            PRIMARY KEY (article, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX article_categories_by_category ON article_categories (taxonomy, slug);
        INSERT INTO article_people SELECT articles.key, part.key, part.value ->> 'name', part.value ->> 'role',
            part.value ->> 'uri', part.value ->> 'byline' FROM articles, json_each(people) AS part;
        INSERT INTO article_attachments SELECT articles.key, part.key, part.value ->> 'url', part.value ->> 'type',
            part.value ->> 'title', part.value ->> 'size', part.value ->> 'duration'
            FROM articles, json_each(attachments) AS part;
        INSERT INTO article_categories SELECT articles.key, part.key,
            substr(part.value, 1, instr(part.value, '/') - 1), substr(part.value, instr(part.value, '/') + 1)
            FROM articles, json_each(categories) AS part;
        ALTER TABLE articles DROP COLUMN people; ALTER TABLE articles DROP COLUMN attachments;
        ALTER TABLE articles DROP COLUMN categories;
        CREATE TRIGGER articles_without_digest AFTER UPDATE ON articles WHEN new.digest = old.digest
        BEGIN
            UPDATE articles SET digest = NULL WHERE key = new.key;
        END;
        PRAGMA user_version = 6;
        """

    /// What takes a store back to before there were histories.
    static let withoutHistories =
        withoutParts + """
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
