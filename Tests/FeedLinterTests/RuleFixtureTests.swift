import FeedReader
import FeedWriter
import Foundation
import TestSupport
import Testing

@testable import FeedLinter

@Suite struct RuleFixtureTests {
    /// A document, named `RULE/bad` or `RULE/good`.
    struct Fixture: Sendable, CustomTestStringConvertible {
        let rule: String
        let input: URL

        var isBad: Bool { input.lastPathComponent.hasPrefix("bad.") }
        var testDescription: String { "\(rule)/\(input.lastPathComponent)" }

        /// What is found, a line each.
        func findings() throws -> LintReport {
            let linter = FeedLinter(now: FeedDate(millisecondsSince1970: 1_790_000_000_000))
            let source = MemoryByteSource([UInt8](try Data(contentsOf: input)))
            return input.pathExtension == "http" ? try linter.lintAnswer(source) : try linter.lint(source)
        }
    }

    private static let folder = Repository.root.appending(path: "Tests/FeedLinterTests/Fixtures")

    private static let fixtures: [Fixture] = {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.contains(".in.") }.sorted()
            .map { path in
                Fixture(rule: String(path.prefix { $0 != "/" }), input: folder.appending(path: path))
            }
    }()

    /// Rules whose fixtures would be too large to keep; `SizeTests` has them.
    private static let made: Set<String> = ["large-feed", "too-large"]

    @Test func `Every rule has a document that breaks it and one that does not`() {
        for rule in LintRule.all where !Self.made.contains(rule.name) {
            let pair = Self.fixtures.filter { $0.rule == rule.name }
            #expect(pair.count { $0.isBad } == 1, "\(rule.name)")
            #expect(pair.count { !$0.isBad } == 1, "\(rule.name)")
        }
    }

    @Test(arguments: fixtures)
    func `Of a document is said what stands beside it, and its rule is found where it is broken`(
        fixture: Fixture
    ) throws {
        let report = try fixture.findings()
        #expect(report.findings.contains { $0.rule.name == fixture.rule } == fixture.isBad)
        let text = report.findings.map { $0.text + "\n" }.joined()
        let name = fixture.isBad ? "bad.out.txt" : "good.out.txt"
        let golden = fixture.input.deletingLastPathComponent().appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try text.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(fixture.rule)/\(name); run again without RECORD_GOLDENS")
            return
        }
        #expect(try text == String(contentsOf: golden, encoding: .utf8))
    }
}
