import Testing

@testable import FeedServer

@Suite struct ServerStatisticsTests {
    @Test func `Answers on real connections are counted, by agent and in all`() async throws {
        let statistics = ServerStatistics()
        try await TestServer.run(statistics: statistics) { port in
            for _ in 0..<3 {
                _ = try await RawClient.get(port: port, "/feeds/all.rss", "User-Agent: a (5 subscribers)")
            }
            _ = try await RawClient.get(
                port: port,
                "/feeds/all.rss?x",
                "User-Agent: a (6 subscribers)",
                "If-None-Match: \"rss-identity\""
            )
            _ = try await RawClient.get(port: port, "/nothing", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT")
            for path in ["/healthz", "/readyz?x"] { _ = try await RawClient.get(port: port, path, "User-Agent: probe") }
            _ = try await RawClient.exchange(port: port, "nonsense\r\n\r\n".utf8)
        }
        await statistics.endLoops()
        let agents = statistics.polls.take().agents
        #expect(agents.keys.sorted() == ["", "a"])
        #expect(
            agents["a"]?.counts == PollCounts(polls: 4, unconditional: 3, full: 3, notModified: 1, bytes: 3 * 12)
        )
        #expect(agents["a"]?.subscribers == 6)
        #expect(agents[""]?.counts.errors == 1)
        #expect(agents[""]?.counts.unconditional == 0)
        let counts = statistics.counters.counts
        #expect(
            counts.answers == [
                .init(route: .fast, status: 200): 3, .init(route: .fast, status: 304): 1,
                .init(route: .router, status: 200): 2, .init(route: .router, status: 404): 1,
                .init(route: .router, status: 400): 1,
            ]
        )
        #expect(counts.connectionsOpened == 8)
        #expect(counts.connectionsClosed == 8)
        #expect(counts.refusals.filter { $0.value > 0 } == [.malformed: 1])
    }
}
