import FeedReader
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Repository.corpus != nil, "The corpus is not beside the checkout."))
struct HTMLCorpusTests {
    private static func payloads() throws -> [String] {
        let corpus = try #require(Repository.corpus)
        let text = try String(contentsOf: corpus.appending(path: "hostile/xss.txt"), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [nil, "https://news.example.com/a/b"])
    func `No payload leaves anything outside the allow-list`(baseURL: String?) throws {
        let payloads = try Self.payloads()
        #expect(payloads.count > 6_000)
        for payload in payloads {
            let html = HTMLSanitizer().sanitize(payload, baseURL: baseURL).html
            let problems = HTMLOutputScanner.problems(in: html) + HTMLReparse.problems(in: html)
            #expect(problems.isEmpty, "\(problems) in \(html) from \(payload)")
            #expect(!html.lowercased().contains("javascript:"), "\(html) from \(payload)")
        }
    }

    @Test func `Sanitizing a sanitized payload changes nothing`() throws {
        let sanitizer = HTMLSanitizer()
        for payload in try Self.payloads() {
            let once = sanitizer.sanitize(payload, baseURL: "https://news.example.com/a/b").html
            #expect(sanitizer.sanitize(once, baseURL: nil).html == once, "from \(payload)")
        }
    }

    @Test func `All payloads in one document leave nothing outside the allow-list`() throws {
        let html = HTMLSanitizer().sanitize(try Self.payloads().joined(separator: "\n"), baseURL: nil).html
        #expect(HTMLOutputScanner.problems(in: html) == [])
        #expect(HTMLSanitizer().sanitize(html, baseURL: nil).html == html)
    }

    @Test func `The text of real Chinese articles stays whole`() throws {
        let corpus = try #require(Repository.corpus)
        let feed = try JSONSerialization.jsonObject(with: Data(contentsOf: corpus.appending(path: "portal/feed.json")))
        let items = try #require((feed as? [String: Any])?["items"] as? [[String: Any]])
        #expect(!items.isEmpty)
        for item in items {
            let content = try #require(item["content_html"] as? String)
            let clean = HTMLSanitizer().sanitize(content, baseURL: item["url"] as? String).html
            #expect(PlainText.make(fromHTML: clean) == PlainText.make(fromHTML: content))
            #expect(HTMLOutputScanner.problems(in: clean) == [])
        }
    }
}
