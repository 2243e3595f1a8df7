import Testing

@testable import FeedServer

@Suite struct ServerCountersTests {
    @Test func `What event loops counted is there in sum`() {
        let counters = ServerCounters()
        let shards = [counters.makeShard(), counters.makeShard()]
        for shard in shards {
            shard.count(AnsweredRequest(route: .fast, status: 304, contentLength: 0, isConditional: true))
            shard.count(AnsweredRequest(route: .fast, status: 200, contentLength: 40, isConditional: false))
            shard.count(AnsweredRequest(route: .router, status: 200, contentLength: 2, isConditional: true))
            for _ in 0..<3 { shard.connectionOpened() }
            shard.connectionClosed()
            for _ in 0..<4 { shard.cacheHit() }
        }
        for refusal in Refusal.allCases { shards[1].count(refusal) }
        shards[0].count(Refusal.tooSlow)
        let counts = counters.counts
        #expect(
            counts.answers == [
                .init(route: .fast, status: 304): 2, .init(route: .fast, status: 200): 2,
                .init(route: .router, status: 200): 2,
            ]
        )
        #expect(counts.contentBytes == [.fast: 80, .router: 4])
        #expect(counts.unconditional == 2)
        #expect(counts.connectionsOpened == 6)
        #expect(counts.connectionsClosed == 2)
        #expect(counts.cacheHits == 8)
        #expect(Refusal.allCases.allSatisfy { counts.refusals[$0] == ($0 == .tooSlow ? 2 : 1) })
    }

    @Test func `A status that is none does no harm`() {
        let counters = ServerCounters()
        let shard = counters.makeShard()
        for status in [Int.min + 100, -1, 0, 99, 600, Int.max] {
            shard.count(AnsweredRequest(route: .router, status: status, contentLength: 0, isConditional: false))
        }
        #expect(counters.counts.answers.values.reduce(0, +) == 6)
    }

    @Test func `What is rare is counted from everywhere`() async {
        let counters = ServerCounters()
        counters.measureCache { 4711 }
        counters.followed(9)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<100 {
                        counters.cacheHit()
                        counters.cacheMiss()
                        counters.rendered()
                        counters.deltaMade()
                        counters.accessLogDropped(2)
                    }
                }
            }
        }
        var expected = ServerCounts()
        expected.cacheHits = 800
        expected.cacheMisses = 800
        expected.renders = 800
        expected.deltas = 800
        expected.accessLogLinesDropped = 1600
        expected.cacheBytes = 4711
        expected.lastChange = 9
        #expect(counters.counts == expected)
    }
}
