import Testing

@testable import FeedLinter

@Suite struct SizeTests {
    @Test(arguments: [
        (items: 10, rule: nil as String?), (items: 800, rule: "large-feed"), (items: 2000, rule: "too-large"),
    ])
    func `A JSON Feed is told that it is large, and that it is too large`(items: Int, rule: String?) throws {
        let item = { (id: Int) in
            #"{"id": "\#(id)", "content_text": "\#(String(repeating: "The ferry sails. ", count: 5))", "date_published": "2026-03-04T10:00:00Z"}"#
        }
        let feed = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News",
            "feed_url": "https://news.example.com/feed.json", "items": [\((0..<items).map(item).joined(separator: ","))]}
            """
        let report = try FeedLinter().lint(Array(feed.utf8))
        #expect(report.findings.map(\.rule.name) == (rule.map { [$0] } ?? []))
        #expect(report.entryCount == items)
    }

    @Test func `An XML document over a megabyte is told so`() throws {
        let text = String(repeating: "渡轮复航。", count: 70_000)
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>tag:news.example.com,2021:feed</id><title>Harbour News</title>
            <updated>2026-03-04T10:00:00Z</updated><link rel="self" href="https://news.example.com/feed.atom"/>
            <author><name>Ines Quay</name></author><subtitle>\(text)</subtitle></feed>
            """
        let report = try FeedLinter().lint(Array(feed.utf8))
        #expect(
            report.findings.map(\.text) == [
                "warning: The document has 1050 KB; expected at most 1,000 KB. "
                    + "Put fewer entries into it, and the older ones into an archive (RFC 5005). [too-large]"
            ]
        )
    }
}
