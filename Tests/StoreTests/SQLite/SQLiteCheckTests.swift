import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Each finding, word for word, of a store in which one thing was changed behind its back.
@Suite struct SQLiteCheckTests {
    private static let restore = "restore the store from a backup"
    private static let rebuild =
        "copy the articles into a new store by `feedserver export` and `import`, or restore a backup"
    private static let importAgain = "import the article again, or restore the store from a backup"

    /// A statement, and what is found after it.
    static let damages: [(String, [String])] = [
        (
            "DELETE FROM changes WHERE sequence = 2",
            [
                "log: change 3: it follows change 1; what was between them is missing; \(restore)",
                "log: change 4: it does not begin with what the change before it left of the article; \(restore)",
            ]
        ),
        (
            "UPDATE changes SET time = time - 60000 WHERE sequence = 4",
            ["log: change 4: it is older than the change before it; \(restore)"]
        ),
        (
            "UPDATE changes SET time = time + 60000 WHERE sequence = 7",
            ["log: change 7: it is newer than the newest time that the store knows; \(restore)"]
        ),
        (
            "UPDATE changes SET kind = 'updated' WHERE sequence = 1",
            ["log: change 1: its kind is updated, and what it says of before and after is not; \(restore)"]
        ),
        (
            "UPDATE changes SET after = '{\"categories\":[' WHERE sequence = 3",
            ["log: change 3: what it says of before and after cannot be read; \(restore)"]
        ),
        (
            "UPDATE articles SET state = 'withdrawn' WHERE id = 'a'",
            [
                "log: article “a”: the log does not end with the article as it is, shown or not shown; \(restore)",
                "index: article “a”: the listings that it is in are not those of its time, categories, language, "
                    + "authors and source; \(rebuild)",
            ]
        ),
        (
            "UPDATE articles SET categories = '[]' WHERE key = 1; UPDATE articles SET digest = NULL",
            [
                "index: article “a”: the listings that it is in are not those of its time, categories, language, "
                    + "authors and source; \(rebuild)"
            ]
        ),
        (
            "UPDATE articles SET categories = '[\"headline/Mobile!\"]' WHERE key = 3; UPDATE articles SET digest = NULL",
            [
                "content: article “c”: headline/Mobile! is no category; taxonomy and category must both be slugs; "
                    + importAgain,
                "index: article “c”: category headline/Mobile! is not among the known values; \(rebuild)",
                "index: article “c”: the listings that it is in are not those of its time, categories, language, "
                    + "authors and source; \(rebuild)",
            ]
        ),
        (
            "UPDATE articles SET title = 'Back again' WHERE state = 'erased'",
            ["content: article “d”: it was erased, and there is content of it; \(importAgain)"]
        ),
        (
            "UPDATE articles SET published_given = published_given + 1 WHERE id = 'b'",
            ["content: article “b”: it is not ordered by the time at which it was published; \(importAgain)"]
        ),
        (
            "UPDATE articles SET first_published_sequence = 99 WHERE id = 'c'",
            ["content: article “c”: it was first shown by change 99, and the log ends with 7; \(importAgain)"]
        ),
        (
            "UPDATE articles SET first_published_sequence = NULL WHERE id = 'c'",
            ["content: article “c”: it is shown, and nothing says since when; \(importAgain)"]
        ),
        (
            "UPDATE articles SET created = created + 3600000 WHERE id = 'c'",
            ["content: article “c”: it was written after the newest time that the store knows; \(importAgain)"]
        ),
        (
            "UPDATE articles SET people = replace(people, 'author', 'sub-editor') WHERE key = 1",
            ["content: articles: “a”: unexpected value in people; \(importAgain)"]
        ),
        (
            "PRAGMA foreign_keys = OFF; UPDATE changes SET article = 99 WHERE sequence = 6",
            ["log: changes: “6”: unexpected value in article; \(restore)"]
        ),
        (
            "PRAGMA foreign_keys = OFF; UPDATE changes SET article = 99 WHERE sequence = 6; "
                + "DELETE FROM changes WHERE sequence = 5",
            [
                "log: article “b”: the log does not end with the article as it is, shown or not shown; \(restore)",
                "log: change 7: it follows change 4; what was between them is missing; \(restore)",
                "log: changes: “6”: unexpected value in article; \(restore)",
            ]
        ),
        (
            "DELETE FROM known_values WHERE kind = 'author'",
            ["index: article “a”: author 林晓 is not among the known values; \(rebuild)"]
        ),
        (
            "UPDATE facets SET size = 5 WHERE kind = 'category' AND language_range = ''",
            ["index: facet “category headline/mobile”: it lists 2 articles, and is said to list 5; \(rebuild)"]
        ),
        (
            "UPDATE facets SET changed_sequence = 12 WHERE kind = 'author'",
            ["index: facet “author 林晓”: its newest change is number 12, the log ends with 7; \(rebuild)"]
        ),
        (
            "UPDATE facets SET changed_time = changed_time + 86400000 WHERE kind = 'author'",
            ["index: facet “author 林晓”: it is of a time after the newest that the store knows; \(rebuild)"]
        ),
        (
            "DELETE FROM history WHERE facet = (SELECT id FROM facets WHERE kind = 'category') AND ordinal = 1",
            [
                "index: facet “category headline/mobile”: its history has a hole behind 0; \(rebuild)",
                "index: facet “category headline/mobile”: it lists “a”, which is not in its history; \(rebuild)",
            ]
        ),
        (
            "UPDATE facets SET entered = 9 WHERE kind = 'taxonomy' AND language_range = ''",
            ["index: facet “taxonomy headline”: its history ends with 2, and is said to end with 9; \(rebuild)"]
        ),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM facets WHERE kind = 'author'",
            [
                "index: article “a”: the listings that it is in are not those of its time, categories, language, "
                    + "authors and source; \(rebuild)",
                "index: histories: 1 entries belong to no facet; \(rebuild)",
                "index: listings: 1 entries belong to no facet; \(rebuild)",
            ]
        ),
    ]

    @Test(arguments: damages) func `What is not as it should be is found`(
        statement: String,
        findings: [String]
    ) async throws {
        try await Self.withStore { path in
            let damage = try DatabaseQueue(path: path)
            try await damage.writeWithoutTransaction { try $0.execute(sql: statement) }
            try damage.close()
            #expect(try await Self.check(path).sorted() == findings.sorted())
        }
    }

    @Test func `An index of words that does not have what articles say is found`() async throws {
        try await Self.withStore { path in
            let store = try await StoreLocation.sqlite(path: path).open()
            try await store.keepTextIndex()
            while try await store.extendTextIndex() {}
            try await store.save(.sample("e"))
            try await store.withdraw(id: "e")
            let articles = [try await store.article(id: "a"), try await store.article(id: "e")].compactMap(\.?.article)
            try await store.close()
            #expect(try await Self.check(path) == [])
            let terms = articles.map { SearchTerms.terms(of: $0).joined(separator: " ") }
            let damage = try DatabaseQueue(path: path)
            try await damage.writeWithoutTransaction { database in
                try database.execute(
                    sql: "INSERT INTO article_texts (article_texts, rowid, terms) VALUES ('delete', 1, ?)",
                    arguments: [terms[0]]
                )
                try database.execute(
                    sql: "INSERT INTO article_texts (rowid, terms) SELECT key, ? FROM articles WHERE id = 'e'",
                    arguments: [terms[1]]
                )
            }
            try damage.close()
            let findings = [
                "index: article “a”: the index of words does not have what it says; \(Self.rebuild)",
                "index: article “e”: the index of words has it, and it is not shown; \(Self.rebuild)",
            ]
            #expect(try await Self.check(path) == findings)
        }
    }

    /// Opening a store takes its file into write-ahead logging.
    @Test func `A check changes nothing in the file, nor beside it`() async throws {
        try await Self.withStore { path in
            let backup = path + ".backup"
            _ = try await SQLiteMaintenance(path: path).backUp(to: backup, replaces: false) { _ in }
            let folder = URL(filePath: path).deletingLastPathComponent().path
            for file in [path, backup] {
                let bytes = try Data(contentsOf: URL(filePath: file))
                #expect(try await Self.check(file) == [])
                #expect(try Data(contentsOf: URL(filePath: file)) == bytes, "\(file)")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names == ["articles.sqlite", "articles.sqlite.backup"])
        }
    }

    @Test func `A store of an older version is refused, and stays as it is`() async throws {
        try await Self.withStore { path in
            let older = try DatabaseQueue(path: path)
            try await older.writeWithoutTransaction { try $0.execute(sql: SQLiteHarness.withoutHistories) }
            try older.close()
            let bytes = try Data(contentsOf: URL(filePath: path))
            let error = await #expect(throws: StoreError.self) { try await Self.check(path) }
            #expect(error?.kind == .older)
            #expect(
                error?.description == "\(path): the store has schema version 2, this program reads version "
                    + "\(SQLiteSchema.version); bring it up to date by `feedserver store migrate`, be it a copy of it"
            )
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test func `A copy that another version of the program began is not gone on with`() async throws {
        try await Self.withStore { path in
            let connections = try await SQLiteConnections.open(path: path, opening: .mustExist)
            let parts = try await SQLiteRecordSource(connections).closing { try await $0.fingerprint() }
                .split(separator: "-")
            try await connections.close(after: nil)
            #expect(parts.first == "\(StoreRecord.version)")
            #expect(parts.dropFirst().first == "7")
        }
    }

    @Test func `A store in order has no finding`() async throws {
        try await Self.withStore { path in
            let report = try await SQLiteMaintenance(path: path).check { _ in }
            #expect(report.findings == [])
            #expect(report.articles == 4)
            #expect(report.changes == 7)
        }
    }

    @Test func `More findings than anybody reads are counted`() async throws {
        try await Self.withStore { path in
            let store = try await StoreLocation.sqlite(path: path).open()
            let articles = (0..<150).map { Article.sample("many-\($0)") }
            _ = try await store.save(articles, explicitlyPublished: [])
            try await store.close()
            let damage = try DatabaseQueue(path: path)
            try await damage.writeWithoutTransaction {
                try $0.execute(sql: "UPDATE articles SET published = published + 1 WHERE id LIKE 'many%'")
            }
            try damage.close()
            let report = try await SQLiteMaintenance(path: path).check { _ in }
            #expect(report.findings.count == 100)
            // Each is both in the wrong order and in the wrong place of its listings.
            #expect(report.more == 200)
        }
    }

    /// Every page is overwritten once: whatever that does, it is found or the file is refused, and nothing ends badly.
    @Test func `A file with a page of rubbish is found out`() async throws {
        try await Self.withStore { path in
            // Pages that migrations have left free hold nothing.
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
            try queue.close()
            let whole = try Data(contentsOf: URL(filePath: path))
            for page in stride(from: 0, to: whole.count, by: 4096) {
                var bytes = whole
                // The header of the file says that it is ours.
                let rubbish = max(page, 100)..<page + 4096
                bytes.replaceSubrange(rubbish, with: Data(repeating: 0xA5, count: rubbish.count))
                try bytes.write(to: URL(filePath: path))
                let found = try await Self.check(path)
                #expect(!found.isEmpty, "page \(page / 4096)")
            }
        }
    }

    private static func check(_ path: String) async throws -> [String] {
        try await SQLiteMaintenance(path: path).check { _ in }.findings.map(\.text)
    }

    /// A closed store with four articles, one of them corrected, one taken down and back, one erased.
    private static func withStore(_ body: (String) async throws -> Void) async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let clock = TestClock()
        let store = try await SQLiteStore.open(path: path, opening: .createIfMissing, clock: clock.now)
        try await store.save(.sample("a", [.mobile], authors: ["林晓"]), .sample("b"))
        clock.set(seconds: 10)
        try await store.save(.sample("c", [.mobile], language: "zh-CN"))
        clock.set(seconds: 20)
        try await store.withdraw(id: "b")
        try await store.restore(id: "b")
        clock.set(seconds: 30)
        try await store.save(.sample("d", state: .draft))
        try await store.erase(id: "d")
        try await store.close()
        try await body(path)
        withExtendedLifetime(folder) {}
    }
}
