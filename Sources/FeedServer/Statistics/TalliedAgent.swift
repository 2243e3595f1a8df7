/// What a tally counted of a user agent.
struct TalliedAgent: Sendable, Hashable {
    var agent: PollingAgent
    var counts = PollCounts()
    /// The feeds that it told its subscribers of, by fingerprint; empty where it tells of none.
    var feeds: Set<UInt64> = []
}
