import FeedWriter
import Store
import Testing

@testable import FeedServer

/// What was taken down, in the feed itself (RFC 6721), over real sockets.
@Suite struct HTTPTombstoneTests {
    private static func id(_ number: Int) -> String { "tag:news.example,2021:\(number)" }

    private func feed(_ site: DeltaSite, _ path: String = "/feeds/all.atom") async throws -> String {
        try await TestServer.run(source: site.live) { try await RawClient.get(port: $0, path).text }
    }

    private func site(tombstones: Int = 90 * 86_400) async throws -> DeltaSite {
        let rules = HistorySection.Rules(archives: true, tombstones: tombstones)
        return try await DeltaSite((1...4).map { DeltaSite.article($0) }, limit: 3, history: rules)
    }

    @Test func `Who was taken down is named before the entries, the latest first`() async throws {
        let site = try await site()
        try await site.change { _ = try await $0.withdraw(id: Self.id(4)) }
        try await site.change { _ = try await $0.erase(id: Self.id(1)) }
        let text = try await feed(site)
        #expect(ReaderCopy.deleted(in: text) == [Self.id(1), Self.id(4)])
        #expect(text.contains(#"ref="tag:news.example,2021:4" when="2026-01-01T08:05:00+08:00"/>"#), "\(text)")
        let entry = try #require(text.firstRange(of: "<entry"))
        #expect(try #require(text.firstRange(of: "<at:deleted-entry")).lowerBound < entry.lowerBound)
        #expect(ReaderCopy.ids(in: text, .atom) == [Self.id(3), Self.id(2)])
        #expect(try await !feed(site, "/feeds/all.rss").contains("deleted-entry"))
        #expect(try await !feed(site, "/feeds/all/archive/1,3.atom").contains("deleted-entry"))
    }

    /// RFC 6721 §3: of entry and tombstone the newer is believed.
    @Test func `Who is back is not named, and was updated later than it was taken down`() async throws {
        let site = try await site()
        try await site.change { store in
            _ = try await store.withdraw(id: Self.id(4))
            _ = try await store.restore(id: Self.id(4))
        }
        let text = try await feed(site)
        #expect(ReaderCopy.deleted(in: text) == [])
        #expect(
            text.contains(
                "<id>tag:news.example,2021:4</id>\n<title>A phone, number 4</title>\n<updated>2026-01-01T08:05:00.001+08:00</updated>"
            ),
            "\(text)"
        )
    }

    @Test func `After a time, counted back from the newest change, nobody is named`() async throws {
        let site = try await site(tombstones: 120)
        try await site.change { _ = try await $0.withdraw(id: Self.id(4)) }
        for number in 5...6 { try await site.save(DeltaSite.article(number)) }
        #expect(ReaderCopy.deleted(in: try await feed(site)) == [Self.id(4)])
        site.example.clock.advance(seconds: 1_000_000)
        #expect(ReaderCopy.deleted(in: try await feed(site)) == [Self.id(4)])
        try await site.save(DeltaSite.article(7))
        #expect(ReaderCopy.deleted(in: try await feed(site)) == [])
    }

    @Test func `Nobody is named where nobody is to be`() async throws {
        let site = try await site(tombstones: 0)
        try await site.change { _ = try await $0.withdraw(id: Self.id(4)) }
        #expect(ReaderCopy.deleted(in: try await feed(site)) == [])
    }

    /// It is still to be read elsewhere, and many readers keep the entries of all feeds together.
    @Test func `Who is in other categories by now is not named`() async throws {
        let site = try await site()
        var moved = DeltaSite.article(4)
        moved.categories = []
        try await site.save(moved)
        #expect(ReaderCopy.deleted(in: try await feed(site)) == [])
        #expect(ReaderCopy.deleted(in: try await feed(site, "/feeds/headline/mobile.atom")) == [])
    }

    @Test func `A delta names those who were taken down since, each once`() async throws {
        let site = try await site()
        try await site.change { _ = try await $0.withdraw(id: Self.id(4)) }
        try await TestServer.run(source: site.live) { port in
            let before = try await RawClient.get(port: port, "/feeds/all.atom")
            try await site.change { _ = try await $0.withdraw(id: Self.id(3)) }
            let tag = "If-None-Match: \(before["ETag"] ?? "")"
            let delta = try await RawClient.get(port: port, "/feeds/all.atom", "A-IM: feed", tag)
            #expect(delta.status == 226)
            #expect(ReaderCopy.deleted(in: delta.text) == [Self.id(3)])
            let whole = try await RawClient.get(port: port, "/feeds/all.atom").text
            #expect(ReaderCopy.deleted(in: whole) == [Self.id(3), Self.id(4)])
            #expect(whole.contains(try #require(delta.text.firstMatch(of: /<at:deleted-entry [^>]*>/)).output))
        }
    }
}
