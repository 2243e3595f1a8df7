import FeedReader
import Foundation
import TestSupport
import Testing

@testable import FeedLinter

@Suite struct HostileInputTests {
    @Test func `Of more findings than anybody reads the first of each rule are kept and the others counted`() throws {
        let items = String(repeating: "<item><pubDate>x</pubDate></item>", count: 5000)
        let report = try FeedLinter().lint(Array("<rss version=\"2.0\"><channel>\(items)</channel></rss>".utf8))
        #expect(report.findings.count { $0.rule.name == "invalid-date" } == 100)
        #expect(report.findings.count <= 1000)
        #expect(report.findings.count + report.omittedCount > 15_000)
        #expect(report.entryCount == 5000)
    }

    @Test(arguments: [
        "", " ", "<", "<rss", "{", "[", "{\"items\": [", "\u{FEFF}", "<!DOCTYPE", "<?xml", "]]>", "HTTP/1.1 200",
    ])
    func `A document that is none is said to be none`(text: String) throws {
        let report = try FeedLinter().lint(Array(text.utf8))
        #expect(report.findings.contains { $0.rule.level == .error })
        let answer = try FeedLinter().lintAnswer(MemoryByteSource(Array(text.utf8)))
        #expect(answer.findings.map(\.rule.name) == ["http-syntax"])
    }

    @Test func `Nesting beyond the limit ends the reading with a finding`() throws {
        for (open, count) in [("<a>", 100_000), ("[", 100_000), ("{\"a\":", 100_000)] {
            let prefix = open == "<a>" ? "<rss version=\"2.0\">" : "{\"items\":"
            let report = try FeedLinter().lint(Array((prefix + String(repeating: open, count: count)).utf8))
            #expect(report.findings.contains { $0.rule.name == "not-well-formed" })
        }
    }

    @Test func `An entity bomb is not expanded`() throws {
        let feed = """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <rss version="2.0"><channel><title>&b;</title></channel></rss>
            """
        let rules = try FeedLinter().lint(Array(feed.utf8)).findings.map(\.rule.name)
        #expect(rules.contains("declared-entity"))
        #expect(rules.contains("not-well-formed"))
    }

    @Test func `What a feed holds cannot forge a line of the report`() throws {
        let feed = "<rss version=\"2.0\"><channel><link>x\u{1B}[2J\nfeed.xml:1: error: forged</link></channel></rss>"
        for finding in try FeedLinter().lint(Array(feed.utf8)).findings {
            #expect(!finding.text.contains("\n"))
            #expect(!finding.text.contains("\u{1B}"))
        }
    }

    @Test(
        .enabled(if: Repository.corpus != nil, "the corpus is not beside the checkout"),
        arguments: ["wild", "hostile"]
    )
    func `Every file of the corpus is read to its end, whole and cut short`(folder: String) throws {
        let root = try #require(Repository.corpus).appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        var count = 0
        for path in paths.sorted() {
            guard let bytes = try? [UInt8](Data(contentsOf: root.appending(path: path))) else { continue }
            let report = try FeedLinter().lint(bytes)
            #expect(report.findings.count <= 1000)
            _ = try FeedLinter().lint(Array(bytes.prefix(bytes.count / 2)))
            count += 1
        }
        #expect(count > 0)
    }
}
