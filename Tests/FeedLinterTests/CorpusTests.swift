import FeedWriter
import Foundation
import TestSupport
import Testing

@testable import FeedLinter

@Suite(.enabled(if: Repository.corpus != nil, "the corpus is not beside the checkout"))
struct CorpusTests {
    private static let now = FeedDate(millisecondsSince1970: 1_790_000_000_000)

    private static func cases() throws -> [CorpusCase] {
        let root = try #require(Repository.corpus).appending(path: "lint/feedvalidator")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.sorted().compactMap { CorpusCase(root.appending(path: $0), path: $0) }
    }

    @Test func `The linter finds what the corpus says is to be found, and not what it says is not`() throws {
        let agreement = try CorpusAgreement()
        var counts = (find: 0, found: 0, spare: 0, spared: 0)
        var unexpected: [String] = []
        for item in try Self.cases() where !agreement.folders.keys.contains(where: { item.path.hasPrefix($0 + "/") }) {
            let report = try FeedLinter(now: Self.now).lint(item.bytes)
            let agrees = agreement.agrees(report, with: item)
            if agreement.asksAbsence(item) {
                counts.spare += 1
                counts.spared += agrees ? 1 : 0
            } else {
                counts.find += 1
                counts.found += agrees ? 1 : 0
            }
            guard agrees != (agreement.differences[item.path] == nil) else { continue }
            let shown = report.findings.map { "\($0.rule.name)(\($0.path.suffix(2).joined(separator: "/")))" }
            let sign = item.isNegated ? "!" : ""
            unexpected.append(
                "\(item.path) \(sign)\(item.name) \(item.element ?? "") agrees: \(agrees); found \(shown)"
            )
        }
        #expect(unexpected.isEmpty, "\(unexpected.count): \(unexpected.joined(separator: "\n"))")
        #expect(counts.find > 450)
        #expect(counts.spare > 200)
        #expect(counts.found * 100 >= counts.find * 95, "\(counts)")
        #expect(counts.spared * 100 >= counts.spare * 99, "\(counts)")
        print(
            "agreement with the corpus: found \(counts.found) of \(counts.find), spared \(counts.spared) of \(counts.spare)"
        )
    }

    @Test func `The table of agreement names rules that exist and files that are there`() throws {
        let agreement = try CorpusAgreement()
        let cases = try Self.cases()
        let rules = Set(LintRule.all.map(\.name))
        for (name, meaning) in agreement.meanings {
            let named = Set(meaning.rules.map { String($0.prefix { $0 != "@" }) })
            #expect(named.isSubset(of: rules), "\(name): \(named.subtracting(rules).sorted())")
        }
        let paths = Set(cases.map(\.path))
        #expect(agreement.differences.keys.filter { !paths.contains($0) }.sorted() == [])
        #expect(
            agreement.folders.keys.filter { folder in !paths.contains { $0.hasPrefix(folder + "/") } }.sorted() == []
        )
        let unnamed = cases.filter { item in
            !agreement.folders.keys.contains { item.path.hasPrefix($0 + "/") } && agreement.meanings[item.name] == nil
                && !["Error", "Warning"].contains(item.name)
        }
        #expect(unnamed.map { "\($0.path) \($0.name)" } == [])
    }
}
