import FeedReader
import Foundation
import TestSupport
import Testing

/// Pairs of files in `Fixtures/HTML`: `NAME.in.html` and what it becomes, `NAME.out.html`.
@Suite struct HTMLFixtureTests {
    private static let folder = Repository.root.appending(path: "Tests/FeedReaderTests/Fixtures/HTML")

    private static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".in.html") }.map { String($0.dropLast(8)) }.sorted()
    }()

    @Test func `There are fixtures`() {
        #expect(Self.names.count >= 8)
    }

    @Test(arguments: names)
    func `A fixture becomes what stands beside it`(name: String) throws {
        let input = try String(contentsOf: Self.folder.appending(path: "\(name).in.html"), encoding: .utf8)
        let golden = Self.folder.appending(path: "\(name).out.html")
        let html = HTMLSanitizer().sanitize(input, baseURL: "https://news.example.com/2026/11/one.html").html
        let expected = try? String(contentsOf: golden, encoding: .utf8)
        #expect(html == expected)
        #expect(HTMLOutputScanner.problems(in: html) == [])
        #expect(HTMLSanitizer().sanitize(html, baseURL: nil).html == html)
        if html != expected, ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try html.write(to: golden, atomically: true, encoding: .utf8)
        }
    }
}
