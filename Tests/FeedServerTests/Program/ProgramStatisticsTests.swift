import Foundation
import Testing

extension ProgramSuite {
    @Suite struct ProgramStatisticsTests {
        private static func configuration(_ more: String) -> String {
            ProgramWorkplace.configuration().replacing("\"store\":", with: more + "\n  \"store\":")
        }

        @Test func `Polls are shown when the server has stopped, and are not forgotten when it runs again`()
            async throws
        {
            let place = try ProgramWorkplace()
            let missing = try await place.run("stats")
            #expect(missing.code == 74)
            #expect(
                missing.errors
                    == "feedserver: statistics.json: there are no statistics yet; `feedserver serve` writes them "
                    + "a minute after the first poll\n"
            )
            for _ in 0..<2 {
                try await place.serve { server in
                    for _ in 0..<3 { _ = try await server.get("/feeds/all.rss", "User-Agent: 阅读器 (4 subscribers)") }
                    _ = try await server.get("/nothing", "User-Agent: other")
                }
            }
            let shown = try await place.run("stats")
            #expect(shown.code == 0)
            let lines = shown.output.split(separator: "\n", omittingEmptySubsequences: false)
            try #require(lines.count == 8, "\(shown.output)")
            #expect(lines[0].hasPrefix("statistics.json, written 20"))
            #expect(lines[2].hasPrefix("agent   polls  304  unconditional  429  errors  "), "\(lines[2])")
            let line = /阅读器      6   0%           100%   0%      0% +[0-9.]+ KiB            4  20[-0-9T:]+Z/
            #expect(lines[3].wholeMatch(of: line) != nil, "\(lines[3])")
            #expect(lines[4].hasPrefix("other       2   0%           100%   0%    100% "))
            let json = try await place.run("stats", "--json", "--limit", "1")
            #expect(json.output.contains("\"agent\" : \"阅读器\""))
            #expect(!json.output.contains("\"other\""))
        }

        @Test func `Without a file there is nothing to show`() async throws {
            let place = try ProgramWorkplace(
                configuration: Self.configuration("\"etiquette\": {\"statistics\": null},")
            )
            let outcome = try await place.run("stats")
            #expect(outcome.code == 78)
            #expect(
                outcome.errors
                    == "feedserver: feeds.json: etiquette.statistics: null keeps statistics in memory alone; "
                    + "name a file there\n"
            )
            try await place.serve { _ = try await $0.get("/feeds/all.rss") }
            #expect(!FileManager.default.fileExists(atPath: place.path("statistics.json")))
        }

        @Test func `Metrics are served where they are asked for, and nowhere else`() async throws {
            let place = try ProgramWorkplace(
                configuration: Self.configuration("\"listen\": {\"metrics\": \"127.0.0.1:0\"},")
            )
            try place.write(ProgramWorkplace.item("one"), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            try await place.serve { server in
                try await Deadline.wait(until: "metrics are served") { server.process.errors.contains("/metrics") }
                let line = /Metrics are at http:\/\/127\.0\.0\.1:([0-9]+)\/metrics/
                let port = try #require(server.process.errors.firstMatch(of: line).flatMap { Int($0.output.1) })
                for _ in 0..<3 { _ = try await server.get("/feeds/all.rss") }
                #expect(try await server.get("/metrics").status == 404)
                let metrics = try await RawClient.get(port: port, "/metrics").text.split(separator: "\n")
                #expect(metrics.contains("feedserver_last_change 1"))
                let served = metrics.filter {
                    $0.hasPrefix("feedserver_http_responses_total") && $0.contains("\"200\"")
                }
                #expect(served.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +) == 3)
                #expect(metrics.contains { $0.hasPrefix("process_resident_memory_bytes ") && !$0.hasSuffix(" 0") })
            }
        }

        @Test func `A port for metrics that is in use ends with 74`() async throws {
            let place = try ProgramWorkplace()
            try await place.serve { server in
                let other = try ProgramWorkplace(
                    configuration: Self.configuration("\"listen\": {\"metrics\": \(server.port)},")
                )
                let outcome = try await other.run("serve", "--port", "0")
                #expect(outcome.code == 74)
                #expect(
                    outcome.errors.contains(
                        "feedserver: 127.0.0.1:\(server.port) is in use; stop the program that listens there, or choose "
                            + "another port (listen.metrics)\n"
                    ),
                    "\(outcome.errors)"
                )
            }
        }
    }
}
