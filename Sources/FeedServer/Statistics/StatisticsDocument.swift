/// What a file of statistics holds.
struct StatisticsDocument: Sendable, Hashable, Codable {
    /// The version of the format that this program writes.
    static let version = 1

    var version = Self.version
    /// When it was written, in seconds since 1970.
    var written: Int64
    /// In the order of their names.
    var agents: [Agent]
    /// What agents did that are not in `agents` any more.
    var others: PollCounts
    /// The weight of the heaviest agent that was dropped.
    var floor: Int

    /// A user agent.
    struct Agent: Sendable, Hashable, Codable {
        var name: String
        var counts: PollCounts
        var credit: Int
        /// Seconds since 1970.
        var firstSeen: Int64
        /// Seconds since 1970.
        var lastSeen: Int64
        /// What it last told of each feed; the key is the feed's fingerprint in hexadecimal digits.
        var feeds: [String: Telling]
    }

    /// How many subscribers there were to a feed.
    struct Telling: Sendable, Hashable, Codable {
        var subscribers: Int
        /// Seconds since 1970.
        var time: Int64
    }

    /// The document of a summary.
    init(_ summary: PollSummary, written: Int64) {
        self.written = written
        others = summary.others
        floor = summary.floor
        agents = summary.agents.sorted { $0.key < $1.key }
            .map { name, polls in
                Agent(
                    name: name,
                    counts: polls.counts,
                    credit: polls.credit,
                    firstSeen: polls.firstSeen,
                    lastSeen: polls.lastSeen,
                    feeds: Dictionary(
                        uniqueKeysWithValues: polls.feeds.map { feed, telling in
                            (String(feed, radix: 16), Telling(subscribers: telling.subscribers, time: telling.time))
                        }
                    )
                )
            }
    }

    /// The summary that the document holds, or nil if there is anything in it that no program of this version wrote.
    var summary: PollSummary? {
        guard version == Self.version, others.isPlausible, Self.isCount(floor) else { return nil }
        var known: [String: AgentPolls] = [:]
        for agent in agents {
            guard let polls = Self.polls(agent), known.updateValue(polls, forKey: agent.name) == nil else { return nil }
        }
        return PollSummary(agents: known, others: others, floor: floor)
    }

    private static func polls(_ agent: Agent) -> AgentPolls? {
        guard agent.counts.isPlausible, isCount(agent.credit), isTime(agent.firstSeen), isTime(agent.lastSeen) else {
            return nil
        }
        var feeds: [UInt64: AgentPolls.Telling] = [:]
        for (text, telling) in agent.feeds {
            guard let feed = UInt64(text, radix: 16), isCount(telling.subscribers), isTime(telling.time) else {
                return nil
            }
            feeds[feed] = AgentPolls.Telling(subscribers: telling.subscribers, time: telling.time)
        }
        return AgentPolls(
            counts: agent.counts,
            credit: agent.credit,
            firstSeen: agent.firstSeen,
            lastSeen: agent.lastSeen,
            feeds: feeds
        )
    }

    private static func isCount(_ number: Int) -> Bool { (0...PollCounts.limit).contains(number) }

    private static func isTime(_ seconds: Int64) -> Bool { (0...Int64(PollCounts.limit)).contains(seconds) }
}
