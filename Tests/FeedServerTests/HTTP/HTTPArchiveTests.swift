import FeedWriter
import Store
import Testing

@testable import FeedServer

/// Archives of a feed (RFC 5005) over real sockets.
@Suite struct HTTPArchiveTests {
    private static let rules = HistorySection.Rules()

    /// A site whose one feed of all has archives of three.
    private func site(_ count: Int) async throws -> DeltaSite {
        try await DeltaSite((0..<count).map { DeltaSite.article($0 + 1) }, limit: 3, history: Self.rules)
    }

    private static func id(_ number: Int) -> String { "tag:news.example,2021:\(number)" }

    private static func archive(_ range: String, _ format: FeedFormat = .atom) -> String {
        "/feeds/all/archive/\(range).\(format)"
    }

    @Test(arguments: FeedFormat.usual)
    func `Documents lead back to the first entry`(format: FeedFormat) async throws {
        let site = try await site(8)
        try await TestServer.run(source: site.live) { port in
            let current = try await RawClient.get(port: port, "/feeds/all.\(format)").text
            #expect(ReaderCopy.ids(in: current, format) == [Self.id(8), Self.id(7), Self.id(6)])
            let latest = try await RawClient.get(port: port, Self.archive("4,6", format)).text
            #expect(ReaderCopy.ids(in: latest, format) == [Self.id(6), Self.id(5), Self.id(4)])
            let first = try await RawClient.get(port: port, Self.archive("1,3", format)).text
            #expect(ReaderCopy.ids(in: first, format) == [Self.id(3), Self.id(2), Self.id(1)])
            let links = [current, latest, first].map { ArchiveLinkReading.links(in: $0, format) }
            let address = { "https://feeds.example" + Self.archive($0, format) }
            if format == .json {
                #expect(links == [["next": address("4,6")], ["next": address("1,3")], [:]])
            } else {
                let feed = "https://feeds.example/feeds/all.\(format)"
                #expect(
                    links == [
                        ["prev-archive": address("4,6")],
                        ["current": feed, "prev-archive": address("1,3"), "next-archive": address("7,9")],
                        ["current": feed, "next-archive": address("4,6")],
                    ]
                )
            }
            #expect(
                [current, latest, first].map { $0.contains("<fh:archive ") } == [
                    false, format != .json, format != .json,
                ]
            )
        }
    }

    @Test func `Where it cannot be told which archives a change touches, all are made anew, and feeds in any case`()
        async throws
    {
        let site = try await site(8)
        let ranges = ArchiveRange.all(count: 3, of: 6)
        let keys =
            [DocumentKey.feed(path: "/feeds/all", format: .atom)]
            + ranges.map { .archive(path: "/feeds/all", range: $0, format: .atom) }
        for key in keys { _ = await site.live.document(key) }
        #expect(keys.map { site.live.ready($0) != nil } == [true, true, true])
        site.store.failOrdinals()
        try await site.save(DeltaSite.article(2, title: "Corrected"))
        #expect(keys.map { site.live.ready($0) != nil } == [false, false, false])
    }

    @Test func `An archive is a document like others`() async throws {
        let site = try await site(8)
        try await TestServer.run(source: site.live) { port in
            let path = Self.archive("1,3")
            let answer = try await RawClient.get(port: port, path)
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "application/atom+xml; charset=utf-8")
            #expect(answer["Cache-Control"]?.hasPrefix("public, max-age=900,") == true)
            #expect(answer["Cache-Control"]?.contains("immutable") == false)
            // The entries are older; then was the feed first seen.
            #expect(answer["Last-Modified"] == "Thu, 01 Jan 2026 00:08:00 GMT")
            let tag = "If-None-Match: \(answer["ETag"] ?? "")"
            #expect(try await RawClient.get(port: port, path, tag).status == 304)
            let zipped = try await RawClient.get(port: port, path, "Accept-Encoding: gzip")
            #expect(zipped["Content-Encoding"] == "gzip")
            let head = try await RawClient.answer(port: port, "HEAD", path)
            #expect(head["ETag"] == answer["ETag"])
            #expect(head.body == [])
            // What changes in an archive is no news.
            try await site.change { _ = try await $0.withdraw(id: Self.id(2)) }
            #expect(try await RawClient.get(port: port, path, tag, "A-IM: feed").status == 200)
        }
    }

    @Test(arguments: [
        ("1,3", 200), ("1,1", 200), ("5,8", 200), ("7,9", 307), ("9,9", 307), ("1,10", 307), ("10,12", 404),
        ("2,4", 404), ("1,1001", 404), ("x", 404),
    ])
    func `What is not full yet is in the feed itself, what is further is nowhere`(
        range: String,
        status: Int
    )
        async throws
    {
        let site = try await site(8)
        try await TestServer.run(source: site.live) { port in
            let answer = try await RawClient.get(port: port, Self.archive(range))
            #expect(answer.status == status)
            guard status == 307 else { return }
            #expect(answer["Location"] == "/feeds/all.atom")
            #expect(answer["Cache-Control"] == "max-age=60")
            let notYet = "This archive is not full yet. What is to be in it is in the feed and its other archives.\n"
            #expect(answer.text == notYet)
            try await site.save(DeltaSite.article(9), DeltaSite.article(10))
            #expect(try await RawClient.get(port: port, Self.archive(range)).status == 200)
        }
    }

    @Test func `A feed without archives has none`() async throws {
        let site = try await DeltaSite((1...8).map { DeltaSite.article($0) }, limit: 3)
        try await TestServer.run(source: site.live) { port in
            #expect(try await RawClient.get(port: port, Self.archive("1,3")).status == 404)
            let current = try await RawClient.get(port: port, "/feeds/all.atom").text
            #expect(ArchiveLinkReading.links(in: current, .atom) == [:])
        }
    }

    @Test(arguments: FeedFormat.usual)
    func `A change rewrites the archive that it is in, and no other`(format: FeedFormat) async throws {
        let site = try await site(11)
        let keys = ["1,3", "4,6", "7,9"].compactMap { ArchiveRange.parse("/feeds/all/archive/" + $0)?.range }
            .map { DocumentKey.archive(path: "/feeds/all", range: $0, format: format) }
        func documents() async throws -> [String] {
            var tags: [String] = []
            for key in keys {
                guard case .document(let document) = await site.live.document(key) else { throw CancellationError() }
                tags.append(document.variants[0].entityTag)
            }
            return tags
        }
        let before = try await documents()
        try await site.save(DeltaSite.article(12), DeltaSite.article(13))
        #expect(keys.allSatisfy { site.live.ready($0) != nil })
        try await site.save(DeltaSite.article(5, title: "Corrected"))
        #expect(keys.map { site.live.ready($0) != nil } == [true, false, true])
        let corrected = try await documents()
        #expect(zip(before, corrected).map { $0 == $1 } == [true, false, true])
        try await site.change { _ = try await $0.withdraw(id: Self.id(7)) }
        try await site.change { _ = try await $0.erase(id: Self.id(9)) }
        #expect(keys.map { site.live.ready($0) != nil } == [true, true, false])
        let withdrawn = try await documents()
        #expect(zip(corrected, withdrawn).map { $0 == $1 } == [true, true, false])
        try await site.change { _ = try await $0.restore(id: Self.id(7)) }
        let restored = try await documents()
        #expect(zip(withdrawn, restored).map { $0 == $1 } == [true, true, false])
    }

    @Test func `A delta says where the latest archive is by now`() async throws {
        let site = try await site(5)
        try await TestServer.run(source: site.live) { port in
            let before = try await RawClient.get(port: port, "/feeds/all.atom")
            try await site.save(DeltaSite.article(6))
            let tag = "If-None-Match: \(before["ETag"] ?? "")"
            let delta = try await RawClient.get(port: port, "/feeds/all.atom", "A-IM: feed", tag)
            #expect(delta.status == 226)
            #expect(ReaderCopy.ids(in: delta.text, .atom) == [Self.id(6)])
            let expected = ["prev-archive": "https://feeds.example" + Self.archive("4,6")]
            #expect(ArchiveLinkReading.links(in: delta.text, .atom) == expected)
        }
    }
}
