import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@testable import Store

@Suite struct SQLiteFileTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.url.appending(path: "articles.sqlite").path
    }

    @Test func `Where there is no store, one that must exist leaves no trace`() async throws {
        try await expect(
            .missing,
            "there is no store yet; `feedserver import` or `feedserver serve` makes it",
            opening: .mustExist
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test func `A folder is refused`() async throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try await expect(.unreachable, "this is a folder; name a file in it, as in sqlite:\(path)/articles.sqlite")
    }

    @Test func `A missing folder is named`() async throws {
        let missing = folder.url.appending(path: "no/where").path
        try await expect(
            .unreachable,
            "the folder \(missing) does not exist; make it first",
            path: missing + "/articles.sqlite"
        )
    }

    @Test func `A file in place of the folder is named`() async throws {
        try write("")
        try await expect(.unreachable, "\(path) is no folder; name another one", path: path + "/articles.sqlite")
    }

    @Test func `What is no regular file is refused`() async throws {
        #expect(mkfifo(path, 0o600) == 0)
        try await expect(.foreign, "this is no regular file; name another one")
    }

    @Test(arguments: ["not a database", String(repeating: "<rss/>", count: 1000), "SQLite format 3\0"])
    func `A file that is no database is refused and stays as it is`(content: String) async throws {
        try write(content)
        try await expectUntouched(
            .foreign,
            "the file is not an SQLite database; name another file or remove this one"
        )
    }

    @Test(arguments: ["DELETE", "WAL"])
    func `A database of another program is refused and stays as it is`(mode: String) async throws {
        let foreign = try DatabaseQueue(path: path)
        try await foreign.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA journal_mode = \(mode); CREATE TABLE notes (text); PRAGMA user_version = 3"
            )
        }
        try foreign.close()
        try await expectUntouched(
            .foreign,
            "the file is a database of another program; name another file, this one was left as it is"
        )
    }

    @Test func `A store of a newer version is refused and stays as it is`() async throws {
        try await makeStore()
        let newer = try DatabaseQueue(path: path)
        try await newer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
        try newer.close()
        try await expectUntouched(
            .newer,
            "the store has schema version 99, this program knows versions up to 7; use the newer program that wrote it"
        )
    }

    @Test func `A store from before bylines is brought up to date`()
        async throws
    {
        let before = try await StoreLocation.sqlite(path: path).open()
        try await before.save(.full)
        try await before.close()
        let old = try DatabaseQueue(path: path)
        try await old.writeWithoutTransaction { database in
            try database.execute(
                sql: SQLiteHarness.withoutHistories
                    + "ALTER TABLE article_people DROP COLUMN in_byline; PRAGMA user_version = 1"
            )
        }
        try old.close()
        let store = try await StoreLocation.sqlite(path: path).open()
        let people = try #require(try await store.article(id: Article.full.id)).article.people
        #expect(people.map(\.name) == Article.full.people.map(\.name))
        #expect(people.allSatisfy { $0.isInByline == nil })
        try await store.close()
    }

    /// What is read of a store before and after is held to its digest too.
    @Test func `A store from before articles had their parts in their rows is brought up to date`() async throws {
        let durations: [Double] = [
            0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 9_007_199_254_740_993.5, 213.84,
        ]
        var article = Article.full
        article.people += [
            Article.Contributor(name: "“Q” \\ \"R\" / 林晓\u{301}", role: .editor, isInByline: false),
            Article.Contributor(name: "", role: .translator, uri: "https://example.com/?a=“b”", isInByline: true),
        ]
        article.attachments += durations.map {
            Article.Enclosure(url: "https://example.com/\($0)", title: "\t\"\($0)\"", durationInSeconds: $0)
        }
        let before = try await StoreLocation.sqlite(path: path).open()
        try await before.save(article, .sample("bare"))
        let expected = try await before.articles(after: nil, limit: 10)
        try await before.close()
        let old = try DatabaseQueue(path: path)
        try await old.writeWithoutTransaction { try $0.execute(sql: SQLiteHarness.withoutParts) }
        // What SQLite reads of its own JSON is not quite what was written.
        try await old.write { database in
            for (index, duration) in durations.enumerated() {
                try database.execute(
                    sql: "UPDATE article_attachments SET duration = ? WHERE position = ?",
                    arguments: [duration, index + Article.full.attachments.count]
                )
            }
        }
        try old.close()
        let store = try await StoreLocation.sqlite(path: path).open()
        #expect(try await store.articles(after: nil, limit: 10) == expected)
        try await store.close()
    }

    /// The histories are made of the log, as if they had been kept from the beginning.
    @Test(arguments: [7, 8] as [UInt64]) func `A store from before histories gets them`(seed: UInt64) async throws {
        let clock = TestClock()
        let before = try await StoreLocation.sqlite(path: path).open(clock: clock.now)
        var history = RandomHistory(seed: seed)
        for step in 1...6 {
            clock.set(seconds: Int64(step * 10))
            try await history.step(before)
        }
        let expected = try await Self.histories(of: before)
        try await before.close()
        let old = try DatabaseQueue(path: path)
        try await old.writeWithoutTransaction { try $0.execute(sql: SQLiteHarness.withoutHistories) }
        try old.close()
        let store = try await StoreLocation.sqlite(path: path).open(clock: clock.now)
        #expect(try await Self.histories(of: store) == expected)
        #expect(expected.contains { $0.contains("9") })
        try await store.close()
    }

    /// Every ordinal, change and takedown that the queries have.
    private static func histories(of store: any ArticleStore) async throws -> [String] {
        let ids = try await store.articles(after: nil, limit: 1000).map(\.article.id)
        var lines: [String] = []
        for query in RandomHistory.queries {
            var line = "\(query):"
            for id in ids { line += " \(try await store.ordinals(of: [id], in: query))" }
            let window = ArticleWindow(count: 1, takedownMilliseconds: 1_000_000)
            let selection = try await store.select(query, window: window, definition: nil)
            line += " \(selection.takedowns.map { "\($0.articleID) \($0.time)" }.sorted())"
            for ordinal in 1...max(1, selection.historyCount) {
                guard
                    case .full(let archive) = try await store.archive(
                        query,
                        ordinals: ordinal...ordinal,
                        definition: nil
                    )
                else { continue }
                line += " \(archive.articles.map(\.article.id)) \(archive.lastChange?.milliseconds ?? 0)"
            }
            lines.append(line)
        }
        return lines
    }

    @Test func `A newer version that is still in the log is refused, and the file stays as it is`() async throws {
        try await makeStore()
        let newer = try DatabasePool(path: path)
        try await newer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
        let before = FileManager.default.contents(atPath: path)
        let error = await #expect(throws: StoreError.self) { try await StoreLocation.sqlite(path: path).open() }
        #expect(error?.kind == .newer)
        #expect(FileManager.default.contents(atPath: path) == before)
        try newer.close()
    }

    @Test func `A damaged store is said to be so`() async throws {
        try await makeStore()
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.seek(toOffset: 100)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 30000))
        try handle.close()
        try await expect(
            .damaged,
            "the store is damaged (database disk image is malformed); restore it from a backup"
        )
    }

    @Test func `An empty file becomes a store, where one may be made`() async throws {
        try write("")
        let error = await #expect(throws: StoreError.self) {
            try await StoreLocation.sqlite(path: path).open(.mustExist)
        }
        #expect(error?.kind == .missing)
        #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
        let store = try await StoreLocation.sqlite(path: path).open()
        #expect(try await store.lastSequence() == 0)
        try await store.close()
    }

    /// Root may write anything, so that the look at the file is done as nobody (`setfsuid` is of this thread alone).
    @Test(arguments: [true, false])
    func `A file or folder that may not be written is refused`(exists: Bool) throws {
        if exists { try write("x") }
        chmod(path, 0o444)
        chmod(folder.url.path, 0o555)
        defer { chmod(folder.url.path, 0o755) }
        let actAs = unsafeBitCast(
            try #require(dlsym(nil, "setfsuid")),
            to: (@convention(c) (uid_t) -> Int32).self
        )
        let error = #expect(throws: StoreError.self) {
            _ = actAs(65534)
            defer { _ = actAs(geteuid()) }
            _ = try SQLiteFile(path: path).inspect(.createIfMissing)
        }
        let folder = folder.url.path
        #expect(error?.kind == .unreachable)
        #expect(
            error?.message
                == (exists
                    ? "the file cannot be written (Permission denied); make it writable"
                    : "the folder \(folder) cannot be written (Permission denied); make it writable")
        )
    }

    private func write(_ content: String) throws { try Data(content.utf8).write(to: URL(filePath: path)) }

    private func makeStore() async throws {
        let store = try await StoreLocation.sqlite(path: path).open()
        try await store.save(.full)
        try await store.close()
    }

    private func expectUntouched(_ kind: StoreError.Kind, _ message: String) async throws {
        let before = FileManager.default.contents(atPath: path)
        try await expect(kind, message)
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["articles.sqlite"])
    }

    private func expect(
        _ kind: StoreError.Kind,
        _ message: String,
        path: String? = nil,
        opening: StoreOpening = .createIfMissing
    ) async throws {
        let location = StoreLocation.sqlite(path: path ?? self.path)
        let error = await #expect(throws: StoreError.self) { _ = try await location.open(opening) }
        #expect(error?.kind == kind)
        #expect(error?.message == message)
        #expect(error?.location == (path ?? self.path))
    }
}
