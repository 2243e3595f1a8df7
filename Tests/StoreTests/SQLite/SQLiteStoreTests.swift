import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct SQLiteStoreTests {
    /// While a new program takes over, the old one may still publish what is due.
    @Test func `What a program from before histories showed is numbered with its next change`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.sample("a", [.mobile]), .sample("b"))
            _ = try await harness.connections.write { try $0.execute(sql: "DELETE FROM history WHERE article = 1") }
            let query = ArticleQuery(all: [.mobile])
            #expect(try await harness.store.ordinals(of: ["a"], in: query) == [])
            try await harness.store.save(.sample("a", at: -5, [.mobile]))
            #expect(try await harness.store.ordinals(of: ["a"], in: query) == [2])
            #expect(try await harness.store.ordinals(of: ["a"], in: ArticleQuery()) == [3])
        }
    }

    @Test func `Every commit reaches the disk before it is acknowledged`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            #expect(try await harness.number("PRAGMA synchronous") == 2)
            #expect(try await harness.number("PRAGMA foreign_keys") == 1)
            #expect(try await harness.number("PRAGMA secure_delete") == 1)
            #expect(try await harness.number("PRAGMA busy_timeout") == 30_000)
            let mode = try await harness.connections.writeOutsideTransaction {
                try String.fetchOne($0, sql: "PRAGMA journal_mode")
            }
            #expect(mode == "wal")
        }
    }

    @Test func `A file is marked as ours and has the newest version`() async throws {
        try await SQLiteHarness.with { harness async throws in
            #expect(try await harness.number("PRAGMA application_id") == Int(SQLiteSchema.applicationID))
            #expect(try await harness.number("PRAGMA user_version") == SQLiteSchema.version)
        }
    }

    @Test func `Reads answer while a write is under way and see the moment before it`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.sample("a"))
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            async let write: Void = harness.connections.write { database in
                try database.execute(sql: "UPDATE articles SET title = 'half done'")
                begin.finish()
                release.wait()
            }
            for await _ in begun {}
            let title = try await harness.store.article(id: "a")?.article.title
            let ids = try await harness.store.ids()
            release.signal()
            try await write
            #expect(title == "About a")
            #expect(ids == ["a"])
        }
    }

    @Test func `The sizes of facets are those of their listings, after any history`() async throws {
        try await SQLiteHarness.with { harness in
            var history = RandomHistory(seed: 7)
            for step in 1...10 {
                harness.clock.set(seconds: Int64(step * 10))
                try await history.step(harness.store)
            }
            let parents = ["chips": "mobile", "industry": "mobile"]
            try await harness.store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: parents)])
            let wrong = """
                SELECT count(*) FROM facets
                WHERE size <> (SELECT count(*) FROM listing WHERE listing.facet = facets.id)
                """
            #expect(try await harness.number(wrong) == 0)
            #expect(try #require(try await harness.number("SELECT count(*) FROM listing")) > 50)
            #expect(try await harness.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        }
    }

    @Test func `What was erased is found nowhere in the files`() async throws {
        try await SQLiteHarness.with { harness in
            var article = Article.full
            article.contentHTML = String(repeating: "<p>a secret told in confidence</p>", count: 2000)
            article.title = "a secret told in confidence"
            article.people = [Article.Contributor(name: "a secret told in confidence", role: .editor)]
            try await harness.store.save(.sample("before"), article, .sample("after"))
            #expect(try occurrences(of: "told in confidence", beside: harness.path) > 0)
            article.contentHTML = "<p>told in confidence, shorter</p>"
            try await harness.store.save(article)
            try await harness.store.erase(id: article.id)
            #expect(try occurrences(of: "told in confidence", beside: harness.path) == 0)
            #expect(try await harness.store.ids() == ["before", "after"])
        }
    }

    @Test func `A full disk refuses the write whole, and the store goes on once there is room`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.sample("a"))
            let pages = try #require(try await harness.number("PRAGMA page_count"))
            _ = try await harness.number("PRAGMA max_page_count = \(pages + 3)")
            let articles = (0..<500).map { Article.sample("new-\($0)", [.mobile]) }
            let error = await #expect(throws: StoreError.self) {
                try await harness.store.save(articles, explicitlyPublished: [])
            }
            #expect(error?.kind == .full)
            #expect(error?.message == "the disk is full; nothing of this write was kept; make room and do it again")
            #expect(try await harness.store.ids() == ["a"])
            _ = try await harness.number("PRAGMA max_page_count = 1073741823")
            #expect(try await harness.store.save(articles, explicitlyPublished: []).count == 500)
        }
    }

    @Test func `A damaged value is an error and no crash`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            try await harness.connections.write {
                try $0.execute(sql: "UPDATE articles SET people = replace(people, 'proofreader', 'a secret')")
            }
            let error = await #expect(throws: StoreError.self) { try await harness.store.ids() }
            #expect(error?.kind == .damaged)
            #expect(error?.message == "the store is damaged (unexpected value in people); restore it from a backup")
        }
    }

    @Test func `A watch ends when it is stopped, and closes its connection`() async throws {
        try await SQLiteHarness.with { harness in
            let commits = Mutex(0)
            let watch = CommitWatch(path: harness.path) { commits.withLock { $0 += 1 } }
            watch.stop()
            await withCheckedContinuation { continuation in
                DispatchQueue.global()
                    .async {
                        watch.waitUntilStopped()
                        continuation.resume()
                    }
            }
            #expect(commits.withLock { $0 } <= 1)
        }
    }

    @Test func `Closing leaves one file and no log beside it`() async throws {
        let folder = try TemporaryDirectory()
        let location = try StoreLocation.parse("sqlite:articles.sqlite", relativeTo: folder.url.path)
        let store = try await location.open()
        let stream = store.wakeups()
        try await store.save(.full)
        async let first = store.count(ArticleQuery())
        async let second = store.knownValues()
        _ = try await (first, second)
        try await store.close()
        for await _ in stream {}
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["articles.sqlite"])
    }

    private func occurrences(of text: String, beside path: String) throws -> Int {
        try ["", "-wal"]
            .reduce(0) { count, suffix in
                // Read by another process: to close the file in this one would let go of the store's locks.
                let arguments = ["grep", "--quiet", "--text", "--fixed-strings", text, path + suffix]
                let search = try ChildProcess(URL(filePath: "/usr/bin/env"), arguments)
                return count + (search.waitUntilEnd() == 0 ? 1 : 0)
            }
    }
}
