import FeedLinter

/// What `feedserver validate` says of one file.
struct ValidationReport: Sendable, Codable, Hashable {
    /// A finding as it is printed.
    struct Finding: Sendable, Codable, Hashable {
        var level: LintLevel
        /// From 1; nil where the whole is meant.
        var line: Int?
        /// A short name that stays the same.
        var rule: String
        /// The elements that lead to the place, outermost first.
        var path: [String]
        /// What is wrong.
        var message: String
        /// Which reader suffers, and how.
        var why: String
        /// What to do.
        var remedy: String
    }

    var input: String
    /// Format and version; nil where that could not be told.
    var version: String?
    var entries: Int
    var findings: [Finding]
    /// Findings beyond those listed.
    var omitted: Int

    init(input: String, _ report: LintReport) {
        self.input = input
        version = report.format
        entries = report.entryCount
        omitted = report.omittedCount
        findings = report.findings.map { found in
            Finding(
                level: found.rule.level,
                line: found.line,
                rule: found.rule.name,
                path: found.path,
                message: found.message,
                why: found.rule.why,
                remedy: found.rule.remedy
            )
        }
    }

    /// Whether nothing was found that has to change.
    var isSound: Bool { findings.allSatisfy { $0.level == .note } }

    /// A line for each finding, what it means behind the first of its rule, and a line that counts them.
    var text: String {
        var explained: Set<String> = []
        var lines: [String] = []
        for finding in findings {
            let place = input + (finding.line.map { ":\($0)" } ?? "")
            lines.append(
                QuotedText.printable("\(place): \(finding.level.rawValue): \(finding.message) [\(finding.rule)]")
            )
            if explained.insert(finding.rule).inserted { lines.append("    \(finding.why) \(finding.remedy)") }
        }
        if omitted > 0 { lines.append("\(input): and \(omitted) more findings") }
        lines.append("\(input): \(summary)")
        return lines.joined(separator: "\n")
    }

    private var summary: String {
        let what = (version.map { "\(QuotedText.printable($0)) with " } ?? "") + Self.count(entries, "entry", "entries")
        guard !findings.isEmpty else { return "\(what), nothing found" }
        let counts = LintLevel.allCases.compactMap { level in
            let number = findings.count { $0.level == level }
            return number == 0 ? nil : Self.count(number, level.rawValue, level.rawValue + "s")
        }
        return "\(what), \(counts.joined(separator: ", "))"
    }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}
