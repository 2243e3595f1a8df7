import FeedWriter
import NIOCore
import Store
import Testing

@testable import FeedServer

/// What is in a delta, by what happened since its base, over real sockets.
@Suite struct HTTPDeltaContentTests {
    /// What happened, and what the delta says of it; articles 1 to 3 are there before.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        /// How long the feed is at the most.
        var limit = 50
        /// The ids of its entries.
        var entries: [String]
        /// The ids of its tombstones, in Atom.
        var deleted: [String] = []
        var happening: @Sendable (DeltaSite) async throws -> Void

        var testDescription: String { name }
    }

    /// What a site answers who has the version before something happened.
    private func answer(
        _ site: DeltaSite,
        _ format: FeedFormat,
        path: String = "/feeds/all",
        _ happening: (DeltaSite) async throws -> Void
    ) async throws -> (before: RawAnswer, answer: RawAnswer, after: RawAnswer) {
        try await TestServer.run(source: site.live) { port in
            let target = "\(path).\(format)"
            let before = try await RawClient.get(port: port, target)
            try await happening(site)
            let tag = "If-None-Match: \(before["ETag"] ?? "")"
            return (
                before, try await RawClient.get(port: port, target, "A-IM: feed", tag),
                try await RawClient.get(port: port, target)
            )
        }
    }

    @Test(arguments: rows, FeedFormat.allCases)
    func `A delta says what happened since, and no more`(row: Row, format: FeedFormat) async throws {
        let site = try await DeltaSite((1...3).map { DeltaSite.article($0) }, limit: row.limit)
        let (_, answer, after) = try await answer(site, format, row.happening)
        #expect(answer.status == 226)
        #expect(answer["ETag"] == after["ETag"])
        #expect(ReaderCopy.ids(in: answer.text, format) == row.entries)
        #expect(ReaderCopy.deleted(in: answer.text) == (format == .atom ? row.deleted : []))
        // What the feed says of itself is what the whole says of it.
        let start = after.text.firstRange(of: /<item>|<rdf:li |<\/rdf:Seq>|<entry|<at:|"items"/)?.lowerBound
        let head = after.text[..<(start ?? after.text.startIndex)]
        #expect(!head.isEmpty && answer.text.hasPrefix(head))
    }

    private static func id(_ number: Int) -> String { "tag:news.example,2021:\(number)" }

    private static let rows: [Row] = [
        Row(name: "added", entries: [id(4)]) { try await $0.save(DeltaSite.article(4)) },
        Row(name: "several added", entries: [id(5), id(4)]) {
            try await $0.save(DeltaSite.article(4))
            try await $0.save(DeltaSite.article(5))
        },
        Row(name: "edited", entries: [id(2)]) { try await $0.save(DeltaSite.article(2, title: "Another title")) },
        Row(name: "edited twice", entries: [id(2)]) {
            try await $0.save(DeltaSite.article(2, title: "Another title"))
            try await $0.save(DeltaSite.article(2, title: "A third title"))
        },
        Row(name: "added and edited", entries: [id(4), id(1)]) {
            try await $0.save(DeltaSite.article(1, title: "Another title"), DeltaSite.article(4))
        },
        Row(name: "withdrawn", entries: [], deleted: [id(2)]) { site in
            try await site.change { _ = try await $0.withdraw(id: id(2)) }
        },
        Row(name: "erased", entries: [], deleted: [id(3)]) { site in
            try await site.change { _ = try await $0.erase(id: id(3)) }
        },
        Row(name: "several taken down, the last first", entries: [id(4)], deleted: [id(1), id(3)]) { site in
            try await site.change { _ = try await $0.withdraw(id: id(3)) }
            try await site.change { _ = try await $0.withdraw(id: id(1)) }
            try await site.save(DeltaSite.article(4))
        },
        Row(name: "made a draft", entries: [], deleted: [id(1)]) {
            var draft = DeltaSite.article(1)
            draft.state = .draft
            try await $0.save(draft)
        },
        Row(name: "added and withdrawn, never seen", entries: [id(5)]) { site in
            try await site.save(DeltaSite.article(4))
            try await site.change { _ = try await $0.withdraw(id: id(4)) }
            try await site.save(DeltaSite.article(5))
        },
        Row(name: "withdrawn and back, another", entries: [id(2)]) { site in
            try await site.change { _ = try await $0.withdraw(id: id(2)) }
            var again = DeltaSite.article(2, title: "Corrected")
            again.state = .published
            try await site.change { _ = try await $0.save([again], explicitlyPublished: [0]) }
        },
        Row(name: "fell out of the window", limit: 3, entries: [id(4)]) { try await $0.save(DeltaSite.article(4)) },
        Row(name: "fell out, another taken down", limit: 3, entries: [id(5), id(4)], deleted: [id(3)]) { site in
            try await site.save(DeltaSite.article(4), DeltaSite.article(5))
            try await site.change { _ = try await $0.withdraw(id: id(3)) }
        },
    ]

    @Test func `Who left a feed without being taken down is not said to be gone`() async throws {
        let site = try await DeltaSite((1...3).map { DeltaSite.article($0) })
        let (_, answer, _) = try await answer(site, .atom, path: "/feeds/headline/mobile") { site in
            var moved = DeltaSite.article(2)
            moved.categories = [CategoryReference(taxonomy: "headline", slug: "technology")]
            try await site.save(moved, DeltaSite.article(4))
        }
        #expect(answer.status == 226)
        #expect(ReaderCopy.ids(in: answer.text, .atom) == [Self.id(4)])
        #expect(ReaderCopy.deleted(in: answer.text) == [])
    }

    /// An id that is no URI stands in the feed as one, and so it does in the tombstone.
    @Test func `A tombstone names the entry by the id that it had, and says when`() async throws {
        var odd = DeltaSite.article(4)
        odd.id = "no URI/不是地址 & <4>"
        let site = try await DeltaSite([DeltaSite.article(1), odd])
        let (before, answer, _) = try await answer(site, .atom) { site in
            try await site.change { _ = try await $0.withdraw(id: "no URI/不是地址 & <4>") }
        }
        let deleted = ReaderCopy.deleted(in: answer.text)
        #expect(deleted.count == 1)
        #expect(ReaderCopy.ids(in: before.text, .atom).contains(deleted.first ?? ""))
        #expect(answer.text.contains(#"xmlns:at="http://purl.org/atompub/tombstones/1.0" ref=""#))
        #expect(answer.text.contains(#"" when="2026-01-01T08:03:00+08:00"/>"#), "\(answer.text)")
    }

    @Test(arguments: FeedFormat.allCases)
    func `A label that is another makes new entries, a title of the feed the whole`(format: FeedFormat) async throws {
        let site = try await DeltaSite([DeltaSite.article(1), ExampleSite.article(2)])
        let (_, relabelled, _) = try await answer(site, format) { site in
            try await site.live.publish(DeltaSite.configuration(mobile: "Pocket things"))
        }
        // JSON Feed has no labels, so there nothing is another.
        #expect(relabelled.status == (format == .json ? 304 : 226))
        #expect(ReaderCopy.ids(in: relabelled.text, format) == (format == .json ? [] : [Self.id(2), Self.id(1)]))
        let (_, retitled, after) = try await answer(site, format) { site in
            var configuration = DeltaSite.configuration(mobile: "Pocket things")
            configuration.site.title = LocalizedText(texts: ["en": "Another name"])
            try await site.save(DeltaSite.article(3))
            try await site.live.publish(configuration)
        }
        #expect(retitled.status == 200)
        #expect(retitled["IM"] == nil)
        #expect(retitled.body == after.body)
    }

    @Test func `What another process served is not known`() async throws {
        let site = try await DeltaSite([DeltaSite.article(1)])
        let (before, answer, _) = try await answer(site, .atom) { try await $0.save(DeltaSite.article(2)) }
        #expect(answer.status == 226)
        try await site.save(DeltaSite.article(3))
        let restarted = try await TestServer.run(source: try await site.restarted()) { port in
            try await RawClient.get(
                port: port,
                "/feeds/all.atom",
                "A-IM: feed",
                "If-None-Match: \(before["ETag"] ?? "")"
            )
        }
        #expect(restarted.status == 200)
        #expect(ReaderCopy.ids(in: restarted.text, .atom).count == 3)
    }

    @Test func `However many readers have the same version, one delta is made in each form`() async throws {
        let site = try await DeltaSite([DeltaSite.article(1)])
        let answers = try await TestServer.run(source: site.live) { port in
            var requests = ""
            for format in FeedFormat.allCases {
                let before = try await RawClient.get(port: port, "/feeds/all.\(format)")
                requests += "GET /feeds/all.\(format) HTTP/1.1\r\nHost: x\r\nA-IM: feed\r\n"
                requests += "If-None-Match: \(before["ETag"] ?? "")\r\n\r\n"
            }
            requests = String(repeating: requests, count: 10)
            requests += "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            try await site.save(DeltaSite.article(2))
            return try await withThrowingTaskGroup(of: [RawAnswer].self) { [requests] group in
                for _ in 0..<20 {
                    group.addTask { try await RawClient.answers(port: port, requests, methods: []) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        #expect(answers.count { $0.status == 226 } == 200 * FeedFormat.allCases.count)
        #expect(Set(answers.map(\.body)).count == FeedFormat.allCases.count + 1)
        #expect(site.counters.counts.deltas == FeedFormat.allCases.count)
    }

    @Test func `What is at hand of a delta is told at once, that there is none too`() async throws {
        let site = try await DeltaSite([DeltaSite.article(1)])
        let key = DocumentKey.feed(path: "/feeds/all", format: .atom)
        let (before, answer, after) = try await answer(site, .atom) { try await $0.save(DeltaSite.article(2)) }
        let document = try #require(site.live.ready(key))
        let told = { (tags: String?...) in
            switch site.live.readyDelta(key, from: tags.compactMap(\.self), to: document) {
            case .ready(let delta):
                delta[.identity].map { Array($0.content.readableBytesView) } == answer.body ? "it" : ""
            case .pending: "pending"
            case .absent: "none"
            }
        }
        #expect(told(before["ETag"]) == "it")
        #expect(told("\"x\"", before["ETag"]) == "it")
        #expect(told("\"x\"") == "none")
        #expect(told(after["ETag"]) == "none")
        try await site.save(DeltaSite.article(3))
        _ = await site.live.document(key)
        #expect(told(before["ETag"]) == "none", "the document is not the latest any more")
        let latest = try #require(site.live.ready(key))
        guard case .pending = site.live.readyDelta(key, from: [before["ETag"] ?? ""], to: latest) else {
            Issue.record("the delta was not dropped")
            return
        }
    }

    @Test func `While the log cannot be read, who would be told of takedowns gets the whole`() async throws {
        let site = try await DeltaSite([DeltaSite.article(1), DeltaSite.article(2)])
        let happening = { (site: DeltaSite) in
            try await site.change { _ = try await $0.withdraw(id: Self.id(1)) }
            site.store.failChanges(times: 1)
        }
        let (before, answer, after) = try await answer(site, .atom, happening)
        #expect(answer.status == 200)
        #expect(answer.body == after.body)
        let again = try await TestServer.run(source: site.live) { port in
            try await RawClient.get(
                port: port,
                "/feeds/all.atom",
                "A-IM: feed",
                "If-None-Match: \(before["ETag"] ?? "")"
            )
        }
        #expect(again.status == 226)
        #expect(ReaderCopy.deleted(in: again.text) == [Self.id(1)])
    }
}
