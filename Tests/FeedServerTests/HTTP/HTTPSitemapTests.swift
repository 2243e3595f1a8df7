import FeedWriter
import Store
import Testing

@testable import FeedServer

/// Sitemaps over real sockets.
@Suite struct HTTPSitemapTests {
    private func site(_ count: Int, pages: Int? = SitemapWriter.mostPages) async throws -> DeltaSite {
        try await DeltaSite((0..<count).map { DeltaSite.article($0 + 1) }, pagesPerSitemap: pages)
    }

    /// The addresses that a sitemap or an index names.
    private static func places(_ text: String) -> [String] {
        text.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.output.1) }
    }

    private static func page(_ number: Int) -> String { "https://news.example/\(number)" }

    @Test func `A sitemap is a document like others`() async throws {
        let site = try await site(3)
        try await TestServer.run(source: site.live) { port in
            let answer = try await RawClient.get(port: port, "/sitemap.xml")
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "application/xml; charset=utf-8")
            #expect(answer["Cache-Control"]?.hasPrefix("public, max-age=900,") == true)
            #expect(answer["Last-Modified"] == "Thu, 01 Jan 2026 00:03:00 GMT")
            #expect(Self.places(answer.text) == [1, 2, 3].map(Self.page))
            let tag = "If-None-Match: \(answer["ETag"] ?? "")"
            #expect(try await RawClient.get(port: port, "/sitemap.xml", tag).status == 304)
            let zipped = try await RawClient.get(port: port, "/sitemap.xml", "Accept-Encoding: gzip")
            #expect(zipped["Content-Encoding"] == "gzip")
            let head = try await RawClient.answer(port: port, "HEAD", "/sitemap.xml")
            #expect(head["ETag"] == answer["ETag"])
            #expect(head.body == [])
            #expect(try await RawClient.answer(port: port, "POST", "/sitemap.xml").status == 405)
            try await site.save(DeltaSite.article(4))
            let newer = try await RawClient.get(port: port, "/sitemap.xml", tag)
            #expect(newer.status == 200)
            #expect(Self.places(newer.text) == [1, 2, 3, 4].map(Self.page))
            try await site.change { _ = try await $0.withdraw(id: "tag:news.example,2021:2") }
            #expect(try await Self.places(RawClient.get(port: port, "/sitemap.xml").text) == [1, 3, 4].map(Self.page))
        }
    }

    @Test func `What is too much for one document is an index and its parts`() async throws {
        let site = try await site(5, pages: 2)
        try await TestServer.run(source: site.live) { port in
            let index = try await RawClient.get(port: port, "/sitemap.xml").text
            let names = (1...3).map { "/sitemap-\($0).xml" }
            #expect(Self.places(index) == names.map { "https://feeds.example" + $0 })
            var parts: [RawAnswer] = []
            for name in names { parts.append(try await RawClient.get(port: port, name)) }
            #expect(parts.map { Self.places($0.text) } == [[1, 2], [3, 4], [5]].map { $0.map(Self.page) })
            #expect(try await RawClient.get(port: port, "/sitemap-4.xml").status == 404)
            try await site.save(DeltaSite.article(3, title: "Corrected"), DeltaSite.article(6), DeltaSite.article(7))
            var isSame: [Bool] = []
            for (name, part) in zip(names, parts) {
                let tag = "If-None-Match: \(part["ETag"] ?? "")"
                isSame.append(try await RawClient.get(port: port, name, tag).status == 304)
            }
            #expect(isSame == [true, false, false])
            #expect(try await Self.places(RawClient.get(port: port, "/sitemap-4.xml").text) == [Self.page(7)])
        }
    }

    @Test func `One document has no parts`() async throws {
        let site = try await site(2, pages: 2)
        try await TestServer.run(source: site.live) { port in
            #expect(try await RawClient.get(port: port, "/sitemap.xml").text.contains("<urlset "))
            #expect(try await RawClient.get(port: port, "/sitemap-1.xml").status == 404)
            try await site.save(DeltaSite.article(3))
            #expect(try await RawClient.get(port: port, "/sitemap.xml").text.contains("<sitemapindex "))
            #expect(try await RawClient.get(port: port, "/sitemap-1.xml").status == 200)
        }
    }

    @Test func `A translation that comes is named with the page that was there`() async throws {
        let site = try await site(2, pages: 1)
        try await TestServer.run(source: site.live) { port in
            let before = try await RawClient.get(port: port, "/sitemap-1.xml").text
            var translation = ExampleSite.article(3, language: "zh-CN")
            translation.translationOf = "tag:news.example,2021:1"
            try await site.save(translation)
            let after = try await RawClient.get(port: port, "/sitemap-1.xml").text
            #expect(!before.contains("hreflang"))
            #expect(after.contains(#"hreflang="zh-CN" href="https://news.example/3""#), "\(after)")
        }
    }

    @Test func `News come and go`() async throws {
        let site = try await site(0)
        try await TestServer.run(source: site.live) { port in
            let empty = try await RawClient.get(port: port, "/sitemap-news.xml")
            #expect(empty.status == 200)
            #expect(Self.places(empty.text) == [])
            var article = DeltaSite.article(1)
            article.published = site.example.clock.now()
            try await site.save(article)
            #expect(try await Self.places(RawClient.get(port: port, "/sitemap-news.xml").text) == [Self.page(1)])
            site.example.clock.advance(seconds: 48 * 3600)
            site.live.beginHour()
            let later = try await RawClient.get(port: port, "/sitemap-news.xml")
            #expect(Self.places(later.text) == [])
            #expect(later["Last-Modified"] == "Sat, 03 Jan 2026 00:00:00 GMT")
        }
    }

    @Test func `A site that wants no sitemaps has none`() async throws {
        let site = try await site(1, pages: nil)
        try await TestServer.run(source: site.live) { port in
            for path in ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml"] {
                let status = try await RawClient.get(port: port, path).status
                #expect(status == 404, "\(path)")
            }
        }
    }

    @Test func `Sitemaps are rendered anew when something shown changes, and news when an hour begins`() async throws {
        let site = try await site(3, pages: 2)
        let keys = [Sitemap.pages, .part(1), .part(2), .news].map { DocumentKey.sitemap($0) }
        func render() async {
            for key in keys { _ = await site.live.document(key) }
        }
        await render()
        #expect(keys.allSatisfy { site.live.ready($0) != nil })
        var draft = DeltaSite.article(9)
        draft.state = .draft
        try await site.save(draft)
        #expect(keys.allSatisfy { site.live.ready($0) != nil })
        try await site.save(DeltaSite.article(3, title: "Corrected"))
        #expect(keys.allSatisfy { site.live.ready($0) == nil })
        await render()
        site.example.clock.advance(seconds: 3600 - site.example.clock.now().milliseconds / 1000 % 3600)
        // A millisecond before an hour begins, so that the follower looks again at once.
        let now: @Sendable () -> Timestamp = { [clock = site.example.clock] in
            Timestamp(milliseconds: clock.now().milliseconds - 1)
        }
        let following = Task { [live = site.live] in try await HourFollower(live: live, now: now).run() }
        try await Deadline.wait(until: "an hour has begun") {
            site.example.clock.advance(seconds: 3600)
            return site.live.ready(keys[3]) == nil
        }
        following.cancel()
        try await following.value
        #expect(keys.dropLast().allSatisfy { site.live.ready($0) != nil })
    }
}
