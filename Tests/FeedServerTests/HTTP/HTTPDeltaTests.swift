import FeedWriter
import Store
import Testing

@testable import FeedServer

/// Who is answered by a delta, and with which fields (RFC 3229), over real sockets.
@Suite struct HTTPDeltaTests {
    /// A request, and what its answer must be.
    ///
    /// `{old}` and `{older}` stand for tags of versions before, `{now}` for
    /// that of the latest, each of the identity; `{old-gzip}` for that of gzip.
    struct Row: Sendable, CustomTestStringConvertible {
        var section: String
        var target = "/feeds/all.atom"
        var method = "GET"
        var fields: [String]
        var status: Int
        /// What `Delta-Base` is to name.
        var base: String?

        var testDescription: String { "\(section): \(method) \(target) \(fields.joined(separator: " / "))" }
    }

    /// A site whose feed has had three versions, and the tags of all by the names that rows have for them.
    private func site() async throws -> (site: DeltaSite, tags: [String: String]) {
        let site = try await DeltaSite([DeltaSite.article(1), DeltaSite.article(2)])
        var tags: [String: String] = [:]
        for (name, number) in [("older", 3), ("old", 4), ("now", 5)] {
            try await site.save(DeltaSite.article(number))
            for format in FeedFormat.allCases {
                guard case .document(let document) = await site.live.document(.feed(path: "/feeds/all", format: format))
                else { continue }
                for variant in document.variants {
                    let suffix = variant.coding == .gzip ? "-gzip" : ""
                    tags["{\(name)\(suffix)}.\(format)"] = variant.entityTag
                }
            }
        }
        return (site, tags)
    }

    @Test(arguments: deltaRows + otherRows)
    func `Who takes what is new gets it, and nobody else`(row: Row) async throws {
        let (site, tags) = try await site()
        let format = FeedFormat.allCases.first { row.target.hasSuffix($0.rawValue) } ?? .atom
        let resolve = { (text: String) in
            tags.filter { $0.key.hasSuffix(".\(format)") }
                .reduce(text) { text, tag in text.replacing(tag.key.prefix { $0 != "." }, with: tag.value) }
        }
        let fields = row.fields.map(resolve)
        let coding = fields.filter { $0.hasPrefix("Accept") }
        let (answer, head, whole) = try await TestServer.run(source: site.live) { port in
            (
                try await RawClient.answer(port: port, row.method, row.target, fields),
                try await RawClient.answer(port: port, "HEAD", row.target, fields),
                try await RawClient.answer(port: port, "GET", row.target, coding)
            )
        }
        #expect(answer.status == row.status)
        #expect(answer["Delta-Base"] == row.base.map(resolve))
        #expect(answer["IM"] == (row.status == 226 ? "feed" : nil))
        guard row.method == "GET" else { return }
        // RFC 9110 §9.3.2.
        #expect(head.status == answer.status)
        #expect(head.fieldsWithoutDate == answer.fieldsWithoutDate)
        #expect(head.body.isEmpty)
        #expect(answer["Vary"] == whole["Vary"])
        guard row.status == 226 else { return }
        #expect(answer["Cache-Control"] == "no-store")
        // RFC 3229 §10.4.1: the tag is that of the whole. What else the whole says holds for the delta.
        let same = [
            "ETag", "Last-Modified", "Content-Type", "Content-Encoding", "Content-Location", "X-Content-Type-Options",
            "Access-Control-Allow-Origin",
        ]
        for name in same { #expect(answer[name] == whole[name], "\(name)") }
        #expect(answer["Last-Modified"] != nil)
        #expect(answer["Content-Length"] == "\(answer.body.count)")
        let body = try answer["Content-Encoding"] == nil ? answer.body : Gzip.decompress(answer.body, limit: 1 << 20)
        let expected = row.base?.hasPrefix("{older") == true ? [5, 4] : [5]
        #expect(
            ReaderCopy.ids(in: String(decoding: body, as: UTF8.self), format)
                == expected.map { "tag:news.example,2021:\($0)" }
        )
    }

    private static let deltaRows: [Row] = [
        delta("§10.5.3", ["A-IM: feed", "If-None-Match: {old}"]),
        delta("§10.5.3 list", ["A-IM: vcdiff, feed", "If-None-Match: {old}"]),
        delta("§10.5.3 two lines", ["A-IM: vcdiff", "a-im: feed", "If-None-Match: {old}"]),
        delta("§10.5.3 case", ["A-IM: Feed", "If-None-Match: {old}"]),
        delta("§10.5.3 weight", ["A-IM: feed;q=0.1", "If-None-Match: {old}"]),
        delta("§10.5.3 as newsboat has it", ["A-IM: feed", "If-None-Match: {old}", "Accept-Encoding: gzip, deflate"]),
        delta("§10.4.1 gzip", ["A-IM: feed", "If-None-Match: {old-gzip}", "Accept-Encoding: gzip"], "{old-gzip}"),
        delta("§10.4.1 another coding before", ["A-IM: feed", "If-None-Match: {old-gzip}"], "{old-gzip}"),
        delta("§10.5.1 older", ["A-IM: feed", "If-None-Match: {older}"], "{older}"),
        delta("§10.5.1 newest of a list", ["A-IM: feed", "If-None-Match: \"x\", {older}, {old}"], "{old}"),
        delta("§10.5.1 two lines", ["A-IM: feed", "If-None-Match: {older}", "If-None-Match: \"x\""], "{older}"),
        delta("RFC 9110 §8.8.3.2 weak", ["A-IM: feed", "If-None-Match: W/{old}"]),
        delta(
            "RFC 9110 §13.2.2 If-None-Match wins",
            ["A-IM: feed", "If-None-Match: {old}", "If-Modified-Since: Sun, 01 Nov 2026 00:00:00 GMT"]
        ),
        delta("§10.4.1", ["A-IM: feed", "If-None-Match: {old}"], target: "/feeds/all.rss"),
        delta(
            "§10.4.1",
            ["A-IM: feed", "If-None-Match: {old-gzip}", "Accept-Encoding: gzip"],
            "{old-gzip}",
            target: "/feeds/all.rss"
        ),
        delta("§10.4.1", ["A-IM: feed", "If-None-Match: {older}"], "{older}", target: "/feeds/all.json"),
        delta(
            "RFC 9110 §12.5.1",
            ["A-IM: feed", "If-None-Match: {old}", "Accept: application/atom+xml"],
            target: "/feeds/all"
        ),
        delta("as Liferea has it", ["A-IM: feed", "If-None-Match: {old}", "User-Agent: Liferea/1.14 (feedparser; x)"]),
        delta("by the query", ["A-IM: feed", "If-None-Match: {old}"], target: "/feeds/all?format=atom"),
    ]

    private static let otherRows: [Row] = [
        other("§10.5.3 not asked for", 200, ["If-None-Match: {old}"]),
        other("§10.5.3 refused", 200, ["A-IM: feed;q=0", "If-None-Match: {old}"]),
        other("§10.5.3 another", 200, ["A-IM: vcdiff, gzip", "If-None-Match: {old}"]),
        other("§10.5.3 rather the whole", 200, ["A-IM: identity, feed;q=0.5", "If-None-Match: {old}"]),
        other("§10.5.3 empty", 200, ["A-IM:", "If-None-Match: {old}"]),
        // nginx asked with the tag of its own copy and the A-IM of a reader, who then missed what was between the two.
        other("RFC 9110 §7.6.3", 200, ["A-IM: feed", "If-None-Match: {old}", "Via: 1.1 varnish (Varnish/7.1)"]),
        other("RFC 9110 §7.6.3 two", 200, ["A-IM: feed", "If-None-Match: {old}", "via: 1.1 a", "Via: 1.1 b"]),
        other("RFC 8586", 200, ["A-IM: feed", "If-None-Match: {old}", "CDN-Loop: example"]),
        // rss2email, which fetches by feedparser, took every 226 for an error and stayed where it was.
        other(
            "feedparser",
            200,
            ["A-IM: feed", "If-None-Match: {old}", "User-Agent: feedparser/6.0.10 +https://x.example"]
        ),
        other("feedparser", 200, ["A-IM: feed", "If-None-Match: {old}", "User-Agent: UniversalFeedParser/5.2.1"]),
        other(
            "rss2email",
            200,
            ["A-IM: feed", "If-None-Match: {old}", "User-Agent: rss2email/3.14 (https://x.example)"]
        ),
        other("no base", 200, ["A-IM: feed"]),
        other("no base but a time", 200, ["A-IM: feed", "If-Modified-Since: Mon, 01 Jan 2001 00:00:00 GMT"]),
        other("unknown base", 200, ["A-IM: feed", "If-None-Match: \"00000000000000000000000000000000\""]),
        other("no tag", 200, ["A-IM: feed", "If-None-Match: old"]),
        other("empty list", 200, ["A-IM: feed", "If-None-Match:"]),
        other("RFC 9110 §13.1.2 the latest", 304, ["A-IM: feed", "If-None-Match: {now}"]),
        other("RFC 9110 §13.1.2 the latest of a list", 304, ["A-IM: feed", "If-None-Match: {old}, {now}"]),
        other("RFC 9110 §13.1.2 any", 304, ["A-IM: feed", "If-None-Match: *"]),
        other("RFC 9110 §13.1.1", 412, ["A-IM: feed", "If-None-Match: {old}", "If-Match: {old}"]),
        other("RFC 9110 §12.5.3", 406, ["A-IM: feed", "If-None-Match: {old}", "Accept-Encoding: identity;q=0"]),
        Row(
            section: "RFC 9110 §15.5.6",
            method: "POST",
            fields: ["A-IM: feed", "If-None-Match: {old}", "Content-Length: 0"],
            status: 405
        ),
        Row(
            section: "what is no feed",
            target: "/feeds.opml",
            fields: ["A-IM: feed", "If-None-Match: {old}"],
            status: 200
        ),
    ]

    private static func delta(
        _ section: String,
        _ fields: [String],
        _ base: String = "{old}",
        target: String = "/feeds/all.atom"
    ) -> Row {
        Row(section: "RFC 3229 \(section)", target: target, fields: fields, status: 226, base: base)
    }

    private static func other(_ section: String, _ status: Int, _ fields: [String]) -> Row {
        Row(section: section.hasPrefix("§") ? "RFC 3229 \(section)" : section, fields: fields, status: status)
    }
}
