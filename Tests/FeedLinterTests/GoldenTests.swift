import FeedWriter
import Foundation
import TestSupport
import Testing

@testable import FeedLinter

@Suite struct GoldenTests {
    private static let goldens: [String] = ["FeedWriterTests", "FeedServerTests"]
        .flatMap { module in
            let folder = "Tests/\(module)/Goldens"
            let names = FileManager.default.enumerator(atPath: Repository.root.appending(path: folder).path)
            return (names?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
        }
        .filter { path in ["rss", "atom", "json", "opml"].contains { path.hasSuffix("." + $0) } }
        .sorted()

    @Test func `There are golden documents of every format`() {
        #expect(Set(Self.goldens.compactMap { $0.split(separator: ".").last }) == ["rss", "atom", "json", "opml"])
    }

    @Test(arguments: goldens)
    func `Nothing is found in what our writers write`(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Repository.root.appending(path: path)))
        let report = try FeedLinter(now: FeedDate(millisecondsSince1970: 1_800_000_000_000)).lint(bytes)
        let stem = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        let accepted = try Self.accepted()[stem] ?? []
        #expect(report.findings.filter { !accepted.contains($0.rule.name) }.map(\.text) == [])
        #expect(report.format != nil)
    }

    @Test func `What is accepted of a golden document is found in one`() throws {
        for (stem, rules) in try Self.accepted() {
            let found = try Self.goldens.filter { $0.contains("/\(stem).") }
                .flatMap { path in
                    let bytes = [UInt8](try Data(contentsOf: Repository.root.appending(path: path)))
                    return try FeedLinter().lint(bytes).findings.map(\.rule.name)
                }
            #expect(rules.subtracting(found) == [], "\(stem)")
        }
    }

    /// The rules that the feed of a name breaks by what it holds, from `Corpus/goldens.txt`.
    private static func accepted() throws -> [String: Set<String>] {
        let file = Repository.root.appending(path: "Tests/FeedLinterTests/Corpus/goldens.txt")
        var table: [String: Set<String>] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            if words.count > 2 { table[words[0], default: []].insert(words[1]) }
        }
        return table
    }
}
