import Testing

@testable import FeedServer

@Suite struct StatisticsTableTests {
    private static let summary: PollSummary = {
        var feedly = AgentPolls(firstSeen: 1_767_225_600, lastSeen: 1_767_312_000)
        feedly.counts = PollCounts(polls: 1200, unconditional: 3, full: 12, notModified: 1188, bytes: 1_300_000)
        feedly.tell(16, of: [1, 2], at: 1_767_312_000)
        var reader = AgentPolls(firstSeen: 1_767_225_600, lastSeen: 1_767_225_660)
        reader.counts = PollCounts(polls: 40, unconditional: 40, full: 30, deltas: 5, refused: 2, errors: 3, bytes: 999)
        var hostile = AgentPolls(firstSeen: 1_767_225_600, lastSeen: 1_767_225_600)
        hostile.counts = PollCounts(polls: 7, full: 7, bytes: 10_240)
        var nameless = AgentPolls(firstSeen: 1_767_225_600, lastSeen: 1_767_225_600)
        nameless.counts = PollCounts(polls: 7, notModified: 7)
        return PollSummary(
            agents: [
                "Feedly/1.0 (+http://www.feedly.com/fetcher.html)": feedly,
                "手机阅读器/2.0": reader,
                "evil\u{1B}[2J\n" + String(repeating: "文", count: 40): hostile,
                "": nameless,
            ],
            others: PollCounts(polls: 3, notModified: 1, bytes: 3_221_225_472),
            floor: 2
        )
    }()

    private func report(limit: Int? = nil) -> StatisticsReport {
        StatisticsReport(Self.summary, file: "statistics.json", written: 1_767_312_030, limit: limit)
    }

    @Test func `The table has the busiest first, its columns below each other, and nothing that a terminal obeys`() {
        #expect(
            StatisticsTable(report()).text == """
                statistics.json, written 2026-01-02T00:00:30Z

                agent                                                        polls   304  unconditional  429  errors     bytes  subscribers  last seen
                Feedly/1.0 (+http://www.feedly.com/fetcher.html)              1200   99%            <1%   0%      0%   1.2 MiB           32  2026-01-02T00:00:00Z
                手机阅读器/2.0                                                  40    0%           100%   5%      8%     999 B            -  2026-01-01T00:01:00Z
                (none)                                                           7  100%             0%   0%      0%       0 B            -  2026-01-01T00:00:00Z
                evil\\u{1B}[2J\\u{A}文文文文文文文文文文文文文文文文文文文文…      7    0%             0%   0%      0%  10.0 KiB            -  2026-01-01T00:00:00Z

                no longer told apart                                             3   33%             0%   0%      0%   3.0 GiB            -
                all                                                           1257   95%             3%  <1%     <1%   3.0 GiB           32

                """
        )
    }

    @Test func `With a limit the rest is a line`() {
        #expect(
            StatisticsTable(report(limit: 1)).text == """
                statistics.json, written 2026-01-02T00:00:30Z

                agent                                             polls  304  unconditional  429  errors     bytes  subscribers  last seen
                Feedly/1.0 (+http://www.feedly.com/fetcher.html)   1200  99%            <1%   0%      0%   1.2 MiB           32  2026-01-02T00:00:00Z

                3 more                                               54  13%            74%   4%      6%  11.0 KiB            -
                no longer told apart                                  3  33%             0%   0%      0%   3.0 GiB            -
                all                                                1257  95%             3%  <1%     <1%   3.0 GiB           32

                """
        )
    }

    @Test func `Without a poll there is a table all the same`() {
        let report = StatisticsReport(PollSummary(), file: "statistics.json", written: 0, limit: nil)
        #expect(
            StatisticsTable(report).text == """
                statistics.json, written 1970-01-01T00:00:00Z

                agent  polls  304  unconditional  429  errors  bytes  subscribers  last seen

                all 0      0    -              -    -       -    0 B            -

                """
        )
    }

    @Test func `The report as JSON says everything that was counted`() throws {
        #expect(
            try JSONOutput.text(report(limit: 1)) == """
                {
                  "agents" : [
                    {
                      "agent" : "Feedly/1.0 (+http://www.feedly.com/fetcher.html)",
                      "bytes" : 1300000,
                      "deltas" : 0,
                      "errors" : 0,
                      "firstSeen" : "2026-01-01T00:00:00Z",
                      "full" : 12,
                      "lastSeen" : "2026-01-02T00:00:00Z",
                      "notModified" : 1188,
                      "polls" : 1200,
                      "refused" : 0,
                      "subscribers" : 32,
                      "unconditional" : 3
                    }
                  ],
                  "file" : "statistics.json",
                  "more" : {
                    "bytes" : 11239,
                    "count" : 3,
                    "deltas" : 5,
                    "errors" : 3,
                    "full" : 37,
                    "notModified" : 7,
                    "polls" : 54,
                    "refused" : 2,
                    "unconditional" : 40
                  },
                  "others" : {
                    "bytes" : 3221225472,
                    "deltas" : 0,
                    "errors" : 0,
                    "full" : 0,
                    "notModified" : 1,
                    "polls" : 3,
                    "refused" : 0,
                    "unconditional" : 0
                  },
                  "total" : {
                    "bytes" : 3222536711,
                    "deltas" : 5,
                    "errors" : 3,
                    "full" : 49,
                    "notModified" : 1196,
                    "polls" : 1257,
                    "refused" : 2,
                    "subscribers" : 32,
                    "unconditional" : 43
                  },
                  "written" : "2026-01-02T00:00:30Z"
                }
                """
        )
    }
}
