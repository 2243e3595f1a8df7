import Testing

@testable import FeedServer

@Suite struct PollSummaryTests {
    private static let day: Int64 = 86_400

    private func tallied(
        _ name: String,
        polls: Int = 1,
        subscribers: Int? = nil,
        feed: UInt64? = nil,
        feeds: Set<UInt64> = []
    ) -> TalliedAgent {
        TalliedAgent(
            agent: PollingAgent(name: name, subscribers: subscribers, feed: feed),
            counts: PollCounts(polls: polls),
            feeds: feeds
        )
    }

    @Test func `An agent is known by what it did in all, and since when`() throws {
        var summary = PollSummary()
        summary.add(tallied("a", polls: 3), at: 100)
        summary.add(tallied("a", polls: 4), at: 300)
        summary.add(tallied("a", polls: 5), at: 200)
        let polls = try #require(summary.agents["a"])
        #expect(polls == AgentPolls(counts: PollCounts(polls: 12), firstSeen: 100, lastSeen: 300))
    }

    @Test func `Busy agents survive a flood of agents that are made up, and nothing is lost of the flood`() {
        var summary = PollSummary()
        var polls = 0
        for number in 0..<20_000 {
            summary.add(tallied("made up \(number)"), at: 1)
            polls += 1
            if number % 200 == 0 {
                for reader in ["Feedly", "NewsBlur"] { summary.add(tallied(reader), at: 1) }
                polls += 2
            }
        }
        #expect(summary.agents.count < 2 * PollSummary.capacity)
        summary.tidy(at: 1)
        #expect(summary.agents.count == PollSummary.capacity)
        #expect(summary.agents["Feedly"]?.counts.polls == 100)
        #expect(summary.agents["NewsBlur"]?.counts.polls == 100)
        #expect(summary.total.polls == polls)
    }

    @Test func `A flood of the past does not keep new agents out`() {
        var summary = PollSummary()
        for number in 0..<2 * PollSummary.capacity {
            summary.add(tallied("made up \(number)", polls: 1000), at: 1)
        }
        for _ in 0..<10 { summary.add(tallied("new"), at: 2) }
        for number in 0..<PollSummary.capacity - 1 { summary.add(tallied("later \(number)"), at: 3) }
        summary.tidy(at: 3)
        #expect(summary.agents["new"]?.counts.polls == 10)
    }

    @Test func `Agents that are silent for long count among the others`() {
        var summary = PollSummary()
        summary.add(tallied("old", polls: 9), at: 0)
        summary.add(tallied("new", polls: 1), at: 90 * Self.day + 1)
        summary.tidy(at: 90 * Self.day)
        #expect(summary.agents.count == 2)
        summary.tidy(at: 90 * Self.day + 1)
        #expect(summary.agents.keys.sorted() == ["new"])
        #expect(summary.others == PollCounts(polls: 9))
    }

    @Test func `Subscribers are the sum of what was told last of each feed`() {
        var summary = PollSummary()
        summary.add(tallied("a", subscribers: 5, feeds: [1, 2]), at: 1)
        #expect(summary.agents["a"]?.subscribers == 10)
        summary.add(tallied("a", subscribers: 7, feeds: [2]), at: 2)
        #expect(summary.agents["a"]?.subscribers == 12)
        summary.add(tallied("a", subscribers: 100, feed: 3), at: 3)
        #expect(summary.agents["a"]?.subscribers == 112)
        summary.add(tallied("a"), at: 31 * Self.day)
        #expect(summary.agents["a"]?.subscribers == 0)
        summary.add(tallied("b"), at: 1)
        #expect(summary.agents["b"]?.subscribers == nil)
    }

    @Test func `Two summaries make one, with the newer of what both were told`() {
        var first = PollSummary()
        first.add(tallied("a", polls: 2, subscribers: 8, feeds: [1]), at: 20)
        var second = PollSummary()
        second.add(tallied("a", polls: 3, subscribers: 4, feeds: [1, 2]), at: 10)
        second.add(tallied("b"), at: 10)
        first.add(second)
        #expect(first.agents["a"]?.counts.polls == 5)
        #expect(first.agents["a"]?.subscribers == 12)
        #expect(first.agents["a"]?.firstSeen == 10)
        #expect(first.total.polls == 6)
    }

    @Test func `Feeds that are made up stay few, for one agent and for all`() {
        var summary = PollSummary()
        for time in 0..<10 {
            let feeds = Set((0..<1024).map { UInt64(time * 1024 + $0) })
            summary.add(tallied("a", subscribers: 1, feeds: feeds), at: Int64(time))
        }
        #expect((1...AgentPolls.feedCapacity).contains(summary.agents["a"]?.feeds.count ?? 0))
        // What was told last is what is left.
        #expect(summary.agents["a"]?.feeds.values.allSatisfy { $0.time == 9 } == true)
        for agent in 0..<1000 {
            let feeds = Set((0..<100).map { UInt64($0) })
            summary.add(tallied("agent \(agent)", subscribers: 1, feeds: feeds), at: 10)
        }
        let kept = summary.agents.values.reduce(0) { $0 + $1.feeds.count }
        #expect((1...PollSummary.feedCapacity).contains(kept))
    }

    @Test func `What is counted beyond all measure stays in range`() {
        var summary = PollSummary()
        for number in 0..<5000 {
            var agent = tallied("agent \(number % 10)", polls: PollCounts.limit)
            agent.counts.bytes = PollCounts.limit
            summary.add(agent, at: 1)
        }
        #expect(summary.total == PollCounts(polls: PollCounts.limit, bytes: PollCounts.limit))
    }
}
