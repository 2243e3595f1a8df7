/// What user agents did, the busiest by themselves and the rest together.
///
/// Bounded as in the algorithm *Space-Saving* (Metwally, Agrawal, El Abbadi 2005), a batch at a time: when there are
/// twice as many agents as are to be kept, the lighter half becomes part of `others`. An agent taken up later begins
/// with as much weight as the heaviest that was dropped. So an agent that makes more than one in `capacity` of all polls
/// is always there, whatever flood of agents made up for the occasion surrounds it, and no flood of the past keeps new
/// agents out.
struct PollSummary: Sendable, Hashable {
    /// How many agents are kept.
    static let capacity = 2000
    /// How many feeds of all agents together are kept; beyond that those of the lightest are forgotten.
    static let feedCapacity = 20_000
    /// How long an agent that is silent is kept, in seconds: 90 days.
    static let memory: Int64 = 90 * 86_400

    /// What is known of each agent, by name.
    private(set) var agents: [String: AgentPolls] = [:]
    /// What agents did that are not kept.
    private(set) var others = PollCounts()
    /// The weight of the heaviest agent that was dropped.
    private(set) var floor = 0
    private var feedCount = 0

    /// Makes an empty summary.
    init() {}

    /// Makes a summary of what was kept.
    init(agents: [String: AgentPolls], others: PollCounts, floor: Int) {
        self.agents = agents
        self.others = others
        self.floor = floor
        feedCount = agents.values.reduce(0) { $0 + $1.feeds.count }
        trim(to: Self.capacity)
    }

    /// Whether nothing was counted.
    var isEmpty: Bool { agents.isEmpty && others == PollCounts() }

    /// What all agents did together.
    var total: PollCounts {
        agents.values.reduce(into: others) { $0.add($1.counts) }
    }

    /// Adds what a tally counted until a time, in seconds since 1970.
    mutating func add(_ tallied: TalliedAgent, at time: Int64) {
        var polls = AgentPolls(counts: tallied.counts, firstSeen: time, lastSeen: time)
        if let subscribers = tallied.agent.subscribers {
            let feeds = tallied.agent.feed.map { [$0] } ?? tallied.feeds
            polls.tell(subscribers, of: feeds, at: time)
        }
        add(polls, of: tallied.agent.name)
    }

    /// Adds another summary.
    mutating func add(_ other: PollSummary) {
        others.add(other.others)
        for (name, polls) in other.agents { add(polls, of: name) }
    }

    /// Drops the agents that have been silent for long, and the lightest if there are too many.
    mutating func tidy(at time: Int64) {
        for (name, polls) in agents where polls.lastSeen < time - Self.memory { drop(name, polls) }
        trim(to: Self.capacity)
    }

    private mutating func add(_ polls: AgentPolls, of name: String) {
        var sum = polls
        if var known = agents[name] {
            feedCount -= known.feeds.count
            known.add(polls)
            sum = known
        } else {
            sum.credit = floor
        }
        feedCount += sum.feeds.count
        agents[name] = sum
        if feedCount > Self.feedCapacity { trimFeeds() }
        if agents.count >= 2 * Self.capacity { trim(to: Self.capacity) }
    }

    private mutating func trim(to count: Int) {
        guard agents.count > count else { return }
        for (name, polls) in heaviestFirst.dropFirst(count) {
            floor = max(floor, polls.weight)
            drop(name, polls)
        }
    }

    private mutating func trimFeeds() {
        for (name, polls) in heaviestFirst.reversed() where feedCount > Self.feedCapacity / 4 * 3 {
            feedCount -= polls.feeds.count
            agents[name]?.feeds = [:]
        }
    }

    private var heaviestFirst: [(key: String, value: AgentPolls)] {
        agents.sorted { first, second in
            (second.value.weight, second.value.lastSeen, first.key)
                < (first.value.weight, first.value.lastSeen, second.key)
        }
    }

    private mutating func drop(_ name: String, _ polls: AgentPolls) {
        feedCount -= polls.feeds.count
        others.add(polls.counts)
        agents[name] = nil
    }
}
