/// A report as a table for people.
struct StatisticsTable: Sendable {
    /// How many columns of a terminal the name of an agent may take.
    private static let longestName = 60
    private static let heads = [
        "agent", "polls", "304", "unconditional", "429", "errors", "bytes", "subscribers", "last seen",
    ]

    private let report: StatisticsReport

    /// The table of a report.
    init(_ report: StatisticsReport) {
        self.report = report
    }

    /// The table, its lines ended.
    var text: String {
        let lines = report.agents.map { Self.cells($0, name: Self.name($0.agent ?? "")) }
        let more = report.more.map { Self.cells($0, name: "\($0.count ?? 0) more") }
        let others = report.others.map { Self.cells($0, name: "no longer told apart") }
        let total = Self.cells(report.total, name: report.total.count.map { "all \($0)" } ?? "all")
        let sums = [more, others, total].compactMap(\.self)
        let widths = Self.heads.indices.map { column in
            ([Self.heads] + lines + sums).map { ColumnText.width(of: $0[column]) }.max() ?? 0
        }
        func row(_ cells: [String]) -> String {
            var text = ColumnText.padded(cells[0], to: widths[0])
            for column in 1..<cells.count - 1 {
                text += "  " + ColumnText.padded(cells[column], to: widths[column], isRight: true)
            }
            return cells.last == "" ? text : text + "  " + (cells.last ?? "")
        }
        let title = "\(QuotedText.printable(report.file)), written \(report.written)"
        let table = [row(Self.heads)] + lines.map(row) + [""] + sums.map(row)
        return ([title, ""] + table).joined(separator: "\n") + "\n"
    }

    private static func cells(_ line: StatisticsReport.Line, name: String) -> [String] {
        [
            name, String(line.polls), share(line.notModified, of: line.polls),
            share(line.unconditional, of: line.polls),
            share(line.refused, of: line.polls), share(line.errors, of: line.polls),
            ByteCount.text(Int64(line.bytes)), line.subscribers.map { String($0) } ?? "-", line.lastSeen ?? "",
        ]
    }

    /// A user agent as a terminal may show it.
    private static func name(_ agent: String) -> String {
        agent.isEmpty ? "(none)" : ColumnText.cut(QuotedText.printable(agent), to: longestName)
    }

    /// A share in percent; 0% is none and 100% is all.
    private static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "-" }
        if part > 0, part * 100 < whole { return "<1%" }
        if part < whole, part * 100 > whole * 99 { return ">99%" }
        return "\((part * 200 + whole) / (2 * whole))%"
    }
}
