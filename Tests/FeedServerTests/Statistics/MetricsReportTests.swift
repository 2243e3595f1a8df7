import Testing

@testable import FeedServer

@Suite struct MetricsReportTests {
    private static let text: String = {
        var counts = ServerCounts()
        counts.answers = [
            .init(route: .fast, status: 304): 90, .init(route: .router, status: 200): 3,
            .init(route: .router, status: 418): 1,
        ]
        counts.contentBytes = [.fast: 12, .router: 3000]
        counts.unconditional = 4
        counts.refusals = [.tooSlow: 2]
        counts.connectionsOpened = 10
        counts.connectionsClosed = 7
        counts.handshakesFailed = 2
        counts.cacheHits = 5
        counts.cacheMisses = 6
        counts.renders = 7
        counts.deltas = 8
        counts.cacheBytes = 1 << 40
        counts.accessLogLinesDropped = 9
        counts.purges = 12
        counts.purgesFailed = 13
        counts.purgesWaiting = 14
        counts.lastChange = 11
        return MetricsReport.text(counts, process: ProcessFacts())
    }()

    @Test(
        arguments: [
            "feedserver_build_info{version=\"\(ProgramVersion.current)\"} 1",
            "feedserver_http_responses_total{route=\"fast\",code=\"304\"} 90",
            "feedserver_http_responses_total{route=\"router\",code=\"200\"} 3",
            "feedserver_http_responses_total{route=\"router\",code=\"418\"} 1",
            "feedserver_http_responses_total{route=\"fast\",code=\"226\"} 0",
            "feedserver_http_response_content_bytes_total{route=\"router\"} 3000",
            "feedserver_http_unconditional_requests_total 4",
            "feedserver_http_refused_requests_total{reason=\"tooSlow\"} 2",
            "feedserver_http_refused_requests_total{reason=\"malformed\"} 0",
            "feedserver_connections_total 10", "feedserver_connections 3",
            "feedserver_tls_handshake_failures_total 2",
            "feedserver_cache_hits_total 5", "feedserver_cache_misses_total 6", "feedserver_cache_renders_total 7",
            "feedserver_cache_deltas_total 8", "feedserver_cache_bytes 1099511627776",
            "feedserver_purge_requests_total{outcome=\"taken\"} 12",
            "feedserver_purge_requests_total{outcome=\"failed\"} 13", "feedserver_purge_waiting_tags 14",
            "feedserver_access_log_dropped_lines_total 9", "feedserver_last_change 11", "process_open_fds 0",
            "process_resident_memory_bytes 0", "process_start_time_seconds 0.0",
        ]
    )
    func `What is counted has its line`(line: String) {
        #expect(Self.text.split(separator: "\n").contains { $0 == line })
    }

    /// The grammar of the format, which Prometheus takes literally: one help and one type before the samples of a metric,
    /// no metric in two places, no sample twice, counters in `_total`.
    @Test func `Every line is as the format has it`() throws {
        let sample =
            /([a-zA-Z_:][a-zA-Z0-9_:]*)((?:\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*")*\})?) ([0-9.e+-]+)/
        var seen: Set<String> = []
        var samples: Set<String> = []
        var lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        #expect(lines.popLast() == "")
        while let help = lines.popFirst() {
            let name = try #require(help.wholeMatch(of: /# HELP ([a-z_]+) [^\n]+\./)?.output.1)
            #expect(seen.insert(String(name)).inserted, "\(name)")
            let kind = try #require(lines.popFirst()?.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge)/)?.output)
            #expect(kind.1 == name)
            #expect((kind.2 == "counter") == name.hasSuffix("_total"), "\(name)")
            while let line = lines.first, !line.hasPrefix("#") {
                let match = try #require(line.wholeMatch(of: sample), "\(line)")
                #expect(match.output.1 == name)
                #expect(samples.insert("\(match.output.1)\(match.output.2)").inserted, "\(line)")
                #expect(Double(match.output.3) != nil, "\(line)")
                lines.removeFirst()
            }
        }
        #expect(seen.count == 23)
    }
}
