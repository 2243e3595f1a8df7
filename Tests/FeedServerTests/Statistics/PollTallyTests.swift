import Testing

@testable import FeedServer

@Suite struct PollTallyTests {
    /// Takes what a tally hands over.
    private final class Receiver {
        var taken: [[TalliedAgent]] = []
        /// What was counted of each agent in all, by name.
        var counts: [String: PollCounts] {
            taken.joined().reduce(into: [:]) { $0[$1.agent.name, default: PollCounts()].add($1.counts) }
        }
    }

    private let receiver = Receiver()

    private func tally() -> PollTally { PollTally { [receiver] in receiver.taken.append($0) } }

    @Test func `Every kind of answer is counted`() {
        let tally = tally()
        for (status, isConditional, length) in [
            (200, false, 1000), (200, true, 500), (304, true, 0), (226, true, 90), (429, false, 20), (404, false, 30),
            (503, true, 40), (301, false, 5),
        ] {
            tally.count("newsboat/2.32", status, isConditional: isConditional, length: length)
        }
        tally.handOver()
        let counts = PollCounts(
            polls: 8,
            unconditional: 4,
            full: 2,
            notModified: 1,
            deltas: 1,
            refused: 1,
            errors: 2,
            bytes: 1685
        )
        #expect(receiver.counts == ["newsboat/2.32": counts])
    }

    @Test func `What was handed over is not handed over again`() {
        let tally = tally()
        tally.count("a")
        tally.count("b")
        tally.handOver()
        tally.handOver()
        tally.count("b")
        tally.handOver()
        #expect(receiver.taken.map { $0.map(\.agent.name) } == [["a", "b"], ["b"]])
        #expect(receiver.counts["b"]?.polls == 2)
    }

    @Test func `More agents than there is room for are handed over, and none is lost`() {
        let tally = tally()
        let number = 3 * PollTally.capacity
        for round in 0..<2 {
            for agent in 0..<number {
                tally.count("agent \(agent)")
                if agent % 3 == 0 { tally.count("busy", round == 0 ? 200 : 304) }
            }
        }
        tally.handOver()
        #expect(receiver.taken.allSatisfy { $0.count <= PollTally.capacity })
        let counts = receiver.counts
        #expect(counts.count == number + 1)
        #expect((0..<number).allSatisfy { counts["agent \($0)"]?.polls == 2 })
        #expect(counts["busy"]?.polls == 2 * PollTally.capacity)
        #expect(counts["busy"]?.full == PollTally.capacity)
    }

    @Test func `Agents that differ in their last byte alone are two, and one without a name is another`() {
        let tally = tally()
        for agent in ["", "x1", "x2", "", "x1", "x"] { tally.count(agent) }
        tally.handOver()
        #expect(receiver.counts.mapValues(\.polls) == ["": 2, "x1": 2, "x2": 1, "x": 1])
    }

    @Test func `The feeds that subscribers are told of are those that were served`() {
        let tally = tally()
        let feedly = "Feedly/1.0 (16 subscribers)"
        for path in ["/a.rss", "/b.rss", "/a.rss"] { tally.count(feedly, path: path) }
        tally.count(feedly, 404, path: "/nothing.rss")
        tally.count("Feedbin feed-id:7 - 5 subscribers", path: "/a.rss")
        tally.count("newsboat/2.32", path: "/a.rss")
        tally.handOver()
        #expect(receiver.taken.joined().map(\.feeds.count) == [2, 0, 0])
    }

    @Test func `One agent that makes up feeds is remembered with some of them`() {
        let tally = tally()
        for number in 0..<5000 { tally.count("A (1 subscriber)", path: "/\(number).rss") }
        tally.handOver()
        #expect(receiver.taken.joined().map(\.feeds.count) == [1024])
    }
}

extension PollTally {
    /// Counts a request as a test writes it.
    func count(
        _ userAgent: String,
        _ status: Int = 200,
        isConditional: Bool = false,
        length: Int = 0,
        path: String = "/feeds/all.rss"
    ) {
        let request = AnsweredRequest(
            route: .fast,
            status: status,
            contentLength: length,
            isConditional: isConditional
        )
        let bytes = (Array(userAgent.utf8), Array(path.utf8))
        bytes.0.withUnsafeBytes { userAgent in
            bytes.1.withUnsafeBytes { count(request, userAgent: userAgent, path: $0) }
        }
    }
}
