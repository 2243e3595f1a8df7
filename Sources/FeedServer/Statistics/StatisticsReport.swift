import FeedWriter

/// Who polls, how, and for how many readers: what `feedserver stats` says.
struct StatisticsReport: Sendable, Codable, Hashable {
    /// The path of the file.
    var file: String
    /// When the file was written, RFC 3339.
    var written: String
    /// The busiest first.
    var agents: [Line]
    /// Agents that are in the file and not in `agents`, as there are more than were asked for.
    var more: Line?
    /// Agents that the file no longer tells apart.
    var others: Line?
    /// All of them.
    var total: Line

    /// What one agent did, or several.
    struct Line: Sendable, Codable, Hashable {
        /// User-Agent without numbers of subscribers and feeds; nil for several agents.
        var agent: String?
        /// How many agents; nil where that is not known.
        var count: Int?
        var polls = 0
        var unconditional = 0
        var full = 0
        var notModified = 0
        var deltas = 0
        var refused = 0
        var errors = 0
        var bytes = 0
        /// Subscribers to all feeds, where it tells of any.
        var subscribers: Int?
        /// RFC 3339.
        var firstSeen: String?
        /// RFC 3339.
        var lastSeen: String?

        /// A line of counts.
        init(_ counts: PollCounts, agent: String? = nil, count: Int? = nil) {
            self.agent = agent
            self.count = count
            polls = counts.polls
            unconditional = counts.unconditional
            full = counts.full
            notModified = counts.notModified
            deltas = counts.deltas
            refused = counts.refused
            errors = counts.errors
            bytes = counts.bytes
        }

        /// The line of an agent.
        init(_ name: String, _ polls: AgentPolls) {
            self.init(polls.counts, agent: name)
            subscribers = polls.subscribers
            firstSeen = StatisticsReport.time(polls.firstSeen)
            lastSeen = StatisticsReport.time(polls.lastSeen)
        }

        /// The line of several agents.
        init(sum lines: some Sequence<(key: String, value: AgentPolls)>, others: PollCounts, isCounted: Bool) {
            var counts = others
            var number = 0
            var told: [Int] = []
            for (_, polls) in lines {
                counts.add(polls.counts)
                number += 1
                if let subscribers = polls.subscribers { told.append(subscribers) }
            }
            self.init(counts, count: isCounted ? number : nil)
            subscribers = told.isEmpty ? nil : told.reduce(0) { min($0 + $1, PollCounts.limit) }
        }
    }

    /// What a file holds.
    ///
    /// - Parameters:
    ///   - summary: What it holds.
    ///   - file: Its path.
    ///   - written: When it was written, in seconds since 1970.
    ///   - limit: How many agents to list; nil for all.
    init(_ summary: PollSummary, file: String, written: Int64, limit: Int?) {
        let busiest = summary.agents.sorted { ($1.value.counts.polls, $0.key) < ($0.value.counts.polls, $1.key) }
        let listed = busiest.prefix(limit ?? .max)
        self.file = file
        self.written = Self.time(written) ?? ""
        agents = listed.map(Line.init)
        if listed.count < busiest.count {
            more = Line(sum: busiest.dropFirst(listed.count), others: PollCounts(), isCounted: true)
        }
        if summary.others != PollCounts() { others = Line(summary.others) }
        total = Line(sum: busiest, others: summary.others, isCounted: others == nil)
    }

    private static func time(_ seconds: Int64) -> String? {
        FeedDate(millisecondsSince1970: seconds.multipliedReportingOverflow(by: 1000).partialValue).rfc3339
    }
}
