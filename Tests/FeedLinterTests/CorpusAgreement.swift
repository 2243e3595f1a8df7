import Foundation
import TestSupport

@testable import FeedLinter

/// The table that maps the corpus's names to our rules, and names what is left out and what differs.
struct CorpusAgreement: Sendable {
    /// The rules of a name, with the element that it implies behind an `@`; where they must not be found, although the name is not negated, `isAbsence` is true.
    struct Meaning: Sendable {
        var rules: Set<String>
        var isAbsence: Bool
    }

    private(set) var meanings: [String: Meaning] = [:]
    /// Folders that are left out, with the reason.
    private(set) var folders: [String: String] = [:]
    /// Files that are judged otherwise, with the reason.
    private(set) var differences: [String: String] = [:]

    init() throws {
        let file = Repository.root.appending(path: "Tests/FeedLinterTests/Corpus/agreement.txt")
        var section = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                section = line.trimmingCharacters(in: ["[", "]"])
                continue
            }
            let words = line.split(separator: " ", maxSplits: 1).map { String($0).trimmingCharacters(in: .whitespaces) }
            guard words.count == 2 else { continue }
            switch section {
            case "names":
                let isAbsence = words[1].hasPrefix("not ")
                let rules = (isAbsence ? String(words[1].dropFirst(4)) : words[1]).split(separator: " ")
                    .map(String.init)
                meanings[words[0]] = Meaning(rules: Set(rules), isAbsence: isAbsence)
            case "folders": folders[words[0]] = words[1]
            default: differences[words[0]] = words[1]
            }
        }
    }

    /// Whether a finding is one that a name of the corpus means.
    func means(_ finding: LintFinding, _ name: String) -> Bool {
        switch name {
        case "Error": finding.rule.level == .error
        case "Warning": finding.rule.level != .note
        default:
            meanings[name]?.rules
                .contains { rule in
                    let parts = rule.split(separator: "@")
                    return parts.first.map(String.init) == finding.rule.name
                        && (parts.count == 1 || parts.last.map(String.init) == finding.path.last)
                } == true
        }
    }

    /// Whether a case asks that something is not found.
    func asksAbsence(_ item: CorpusCase) -> Bool {
        item.isNegated || meanings[item.name]?.isAbsence == true
    }

    /// Whether what was found is what a case asks.
    func agrees(_ report: LintReport, with item: CorpusCase) -> Bool {
        let isFound = report.findings.contains { means($0, item.name) && item.isAbout($0) }
        return isFound != asksAbsence(item)
    }
}
