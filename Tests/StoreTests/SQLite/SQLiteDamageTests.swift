import Foundation
import TestSupport
import Testing

@testable import Store

/// Bytes that a disk or a careless copy has changed: SQLite itself sees only those that hold its pages together.
@Suite struct SQLiteDamageTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.url.appending(path: "articles.sqlite").path
    }

    @Test func `An article of which a byte has changed is refused, not shown`() async throws {
        try await makeStore(Self.articles)
        try replace("正文的第三段", by: "正文的第四段")
        let store = try await StoreLocation.sqlite(path: path).open()
        let error = await #expect(throws: StoreError.self) { try await store.ids() }
        #expect(error?.kind == .damaged)
        #expect(
            error?.description == "\(path): the store is damaged (the article “article-3” is not what was stored); "
                + "take the article in again by `feedserver import`, or restore the store from a backup"
        )
        await #expect(throws: StoreError.self) { try await store.article(id: "article-3") }
        #expect(try await store.article(id: "article-4")?.article == Self.articles[4])
        try await store.close()
        let report = try await SQLiteMaintenance(path: path).check { _ in }
        #expect(report.findings.map(\.text).contains { $0.hasPrefix("content: articles: “article-3”: it is not what") })
    }

    @Test func `An article that is imported again is whole again`() async throws {
        try await makeStore(Self.articles)
        try replace("正文的第三段", by: "正文的第四段")
        let store = try await StoreLocation.sqlite(path: path).open()
        #expect(try await store.save(Self.articles, explicitlyPublished: []).filter { $0 == .updated }.count == 1)
        #expect(try await store.article(id: "article-3")?.article == Self.articles[3])
        #expect(try await store.ids().count == Self.articles.count)
        try await store.close()
        let report = try await SQLiteMaintenance(path: path).check { _ in }
        #expect(report.findings == [])
    }

    /// Taking it down must always be possible, and must not make what is wrong with it look right.
    @Test func `A damaged article can be taken down, and comes back as damaged as it was`() async throws {
        try await makeStore(Self.articles)
        try replace("正文的第三段", by: "正文的第四段")
        let store = try await StoreLocation.sqlite(path: path).open()
        #expect(try await store.withdraw(id: "article-3"))
        #expect(try await store.ids().count == Self.articles.count - 1)
        #expect(try await store.restore(id: "article-3"))
        await #expect(throws: StoreError.self) { try await store.ids() }
        #expect(try await store.erase(id: "article-3"))
        #expect(try await store.ids().count == Self.articles.count - 1)
        try await store.close()
    }

    /// Wherever one bit falls over, each article that is read is as it was stored, or nothing is.
    @Test func `Whichever bit changes, no article is ever read as another`() async throws {
        try await makeStore(Self.articles)
        let whole = try Data(contentsOf: URL(filePath: path))
        let articles = Dictionary(uniqueKeysWithValues: Self.articles.map { ($0.id, $0) })
        var random = LinearGenerator(state: 11)
        var refused = 0
        for _ in 0..<150 {
            var bytes = whole
            let place = Int.random(in: 100..<bytes.count, using: &random)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try bytes.write(to: URL(filePath: path))
            do throws(StoreError) {
                let store = try await StoreLocation.sqlite(path: path).open()
                do throws(StoreError) {
                    let window = ArticleWindow(count: 100, archiveCount: 5)
                    for query in [ArticleQuery(), ArticleQuery(all: [.mobile])] {
                        for stored in try await store.select(query, window: window, definition: nil).articles {
                            #expect(stored.article == articles[stored.article.id], "byte \(place)")
                        }
                    }
                } catch {
                    refused += 1
                    #expect(error.kind == .damaged, "byte \(place): \(error)")
                }
                try await store.close()
            } catch {
                refused += 1
            }
        }
        #expect(refused > 10)
    }

    private static let articles = (0..<20)
        .map { number in
            var article = Article.sample("article-\(number)", at: Int64(number), number % 2 == 0 ? [.mobile] : [])
            let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
            let text = "正文的第\(number < 10 ? numerals[number] : "\(number)")段。"
            article.contentHTML = "<p>" + String(repeating: text, count: number == 3 ? 1 : 60) + "</p>"
            return article
        }

    private func makeStore(_ articles: [Article]) async throws {
        let clock = TestClock()
        let store = try await StoreLocation.sqlite(path: path).open(clock: clock.now)
        clock.set(seconds: 1000)
        _ = try await store.save(articles, explicitlyPublished: [])
        try await store.close()
    }

    /// Replaces the one place in the file where a text stands.
    private func replace(_ text: String, by other: String) throws {
        var bytes = try Data(contentsOf: URL(filePath: path))
        let range = try #require(bytes.range(of: Data(text.utf8)))
        bytes.replaceSubrange(range, with: Data(other.utf8))
        try bytes.write(to: URL(filePath: path))
    }
}
