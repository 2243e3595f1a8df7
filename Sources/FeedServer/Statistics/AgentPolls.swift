/// What is known of a user agent.
struct AgentPolls: Sendable, Hashable {
    var counts = PollCounts()
    /// What it was granted when it was taken up, so that it counts for as much as those that were dropped.
    var credit = 0
    /// When it was first seen, in seconds since 1970.
    var firstSeen: Int64
    /// When it was last seen, in seconds since 1970.
    var lastSeen: Int64
    /// What it last told of each feed, by the feed's fingerprint; empty where it tells of no subscribers.
    var feeds: [UInt64: Telling] = [:]

    /// How many subscribers there were to a feed.
    struct Telling: Sendable, Hashable {
        var subscribers: Int
        /// When that was told, in seconds since 1970.
        var time: Int64
    }

    /// How many feeds are remembered for an agent.
    static let feedCapacity = 1000
    /// How long what was told of a feed is believed, in seconds: 30 days.
    private static let memory: Int64 = 30 * 86_400

    /// How much it has to be kept: the lightest are dropped.
    var weight: Int { counts.polls + credit }

    /// Subscribers to all its feeds that it has told of lately; nil where it tells of none.
    var subscribers: Int? {
        feeds.isEmpty ? nil : feeds.values.reduce(0) { $0 + (isBelieved($1) ? $1.subscribers : 0) }
    }

    /// Notes what it told of some feeds.
    mutating func tell(_ subscribers: Int, of told: some Sequence<UInt64>, at time: Int64) {
        for feed in told { feeds[feed] = Telling(subscribers: subscribers, time: time) }
        trimFeeds()
    }

    /// Adds what was noted elsewhere of the same agent.
    mutating func add(_ other: AgentPolls) {
        counts.add(other.counts)
        firstSeen = min(firstSeen, other.firstSeen)
        lastSeen = max(lastSeen, other.lastSeen)
        // Of two tellings in one second nobody knows which was first.
        feeds.merge(other.feeds) { ($0.time, $0.subscribers) > ($1.time, $1.subscribers) ? $0 : $1 }
        trimFeeds()
    }

    private func isBelieved(_ telling: Telling) -> Bool { telling.time >= lastSeen - Self.memory }

    /// Forgets what is believed no longer, and what is oldest where there is too much.
    private mutating func trimFeeds() {
        guard feeds.count > Self.feedCapacity else { return }
        let newest = feeds.filter { isBelieved($0.value) }
            .sorted { ($1.value.time, $0.key) < ($0.value.time, $1.key) }
        feeds = Dictionary(uniqueKeysWithValues: newest.prefix(Self.feedCapacity / 4 * 3).map { ($0.key, $0.value) })
    }
}
