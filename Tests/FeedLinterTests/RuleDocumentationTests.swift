import Foundation
import TestSupport
import Testing

@testable import FeedLinter

@Suite struct RuleDocumentationTests {
    @Test func `The documentation lists every rule as the linter explains it`() throws {
        let file = Repository.root.appending(path: "docs/validate.md")
        let begin = "<!-- rules -->\n"
        let known = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(known.firstRange(of: begin))
        let text = String(known[..<start.upperBound]) + Self.tables
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded docs/validate.md; run again without RECORD_GOLDENS")
            return
        }
        #expect(text == known)
    }

    @Test func `Every explanation is made of whole sentences`() {
        for rule in LintRule.all {
            for text in [rule.asks, rule.why, rule.remedy] {
                #expect(text.last == "." && text.first?.isLowercase == false, "\(rule.name): \(text)")
            }
        }
    }

    private static var tables: String {
        let parts: [(String, [LintRule])] = [
            ("The document", LintRule.documentRules), ("Elements and attributes", LintRule.structureRules),
            ("Values", LintRule.valueRules), ("Texts", LintRule.textRules), ("Feeds and entries", LintRule.feedRules),
            ("Archives, pages and tombstones", LintRule.historyRules), ("JSON", LintRule.jsonRules),
            ("HTTP", LintRule.httpRules),
        ]
        return
            parts.map { title, rules in
                let rows = rules.map { rule in
                    let cells = [rule.asks, rule.why, rule.remedy]
                        .map { $0.replacing("|", with: "\\|").replacing("<", with: "&lt;") }
                    return "| `\(rule.name)` | \(rule.level.rawValue) | \(cells.joined(separator: " | ")) |\n"
                }
                let head = "| rule | level | what is asked | why it matters | what to do |\n|---|---|---|---|---|\n"
                return "\n## \(title)\n\n" + head + rows.joined()
            }
            .joined()
    }
}
