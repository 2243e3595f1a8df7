import FeedWriter

/// What checks know of the document that they are part of, and where they report.
struct LintContext {
    let limits: LintLimits
    /// The time by which dates are in the future; nil leaves that unchecked.
    let now: FeedDate?
    private(set) var report = LintReport()
    /// The names of the open elements, outermost first.
    var path: [String] = []
    /// How many open elements have an `xml:base`.
    var baseCount = 0
    /// What the document says by itself that a check further down needs: names of facts, each with its line.
    var facts: [String: Int] = [:]
    private var countOfRule: [String: Int] = [:]
    private var seen: [String: [String: Int]] = [:]
    private var seenCount = 0

    init(limits: LintLimits, now: FeedDate?) {
        self.limits = limits
        self.now = now
    }

    /// Adds a finding at the open element, or at an attribute or child of it.
    mutating func add(_ rule: LintRule, _ line: Int?, at name: String? = nil, _ message: String) {
        let count = countOfRule[rule.name, default: 0]
        countOfRule[rule.name] = count + 1
        guard report.findings.count < limits.findings, count < limits.findingsOfOneRule else {
            report.omittedCount += 1
            return
        }
        let place = name.map { path + [$0] } ?? path
        report.findings.append(LintFinding(rule: rule, line: line, path: place, message: message))
    }

    /// The line on which a value of a kind was seen before; notes the value where it was not.
    mutating func lineOfFirst(_ value: String, kind: String, line: Int) -> Int? {
        let mark = Self.mark(value)
        if let first = seen[kind]?[mark] { return first }
        guard seenCount < limits.comparedValues else { return nil }
        seenCount += 1
        seen[kind, default: [:]][mark] = line
        return nil
    }

    /// The line on which a value of a kind was seen, if it was.
    func line(of value: String, kind: String) -> Int? {
        seen[kind]?[Self.mark(value)]
    }

    /// A value as it is kept: of a long one, its hash stands for the rest.
    private static func mark(_ value: String) -> String {
        value.utf8.count <= 200 ? value : "\(value.prefix(40)) \(value.hashValue)"
    }

    /// Adds a finding unless there is one of the rule about the same subject.
    mutating func addOnce(
        _ rule: LintRule,
        _ line: Int?,
        at name: String? = nil,
        of subject: String,
        _ message: String
    ) {
        guard lineOfFirst(subject, kind: rule.name, line: line ?? 0) == nil else { return }
        add(rule, line, at: name, message)
    }

    mutating func setFormat(_ format: String) {
        report.format = format
    }

    mutating func countEntry() {
        report.entryCount += 1
    }

    /// The report with its findings in the order of the document.
    var sortedReport: LintReport {
        var sorted = report
        let order = Array(report.findings.enumerated())
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        sorted.findings = order.map(\.element)
        return sorted
    }
}
