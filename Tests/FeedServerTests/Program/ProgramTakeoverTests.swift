import Foundation
import Glibc
import Testing

extension ProgramSuite {
    @Suite struct ProgramTakeoverTests {
        /// The process that the running one says has taken over.
        private func successor(_ process: ProgramProcess) async throws -> pid_t {
            let line = /Another process has taken over process="([0-9]+)"/
            try await Deadline.wait(until: "another process has taken over") { process.errors.contains(line) }
            return try #require(process.errors.firstMatch(of: line).flatMap { pid_t($0.output.1) })
        }

        private func end(_ process: pid_t) async throws {
            kill(process, SIGTERM)
            try await Deadline.wait(until: "the successor has ended") { hasEnded(process) }
        }

        /// Whether a process that is no child of this one has ended; who started it may not have heard of it yet.
        private func hasEnded(_ process: pid_t) -> Bool {
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            return status?.contains(") Z ") ?? true
        }

        /// A configuration with another `listen`.
        private func configuration(_ listen: String) -> String {
            ProgramWorkplace.configuration()
                .replacing("\"store\":", with: "\"listen\": \(listen),\n  \"store\":")
        }

        @Test func `SIGUSR2 lets a new process take over both sockets, and the old one ends with 0`() async throws {
            let place = try ProgramWorkplace(configuration: configuration(#"{"metrics": 0}"#))
            let process = try place.start(["serve", "--port", "0"])
            let server = try await ProgramServer(process)
            let metrics = try #require(
                process.errors.firstMatch(of: /Metrics are at http:\/\/127\.0\.0\.1:([0-9]+)\/metrics/)
                    .flatMap { Int($0.output.1) }
            )
            process.signal(SIGUSR2)
            let successor = try await successor(process)
            #expect(await process.exitCode() == 0)
            #expect(try await server.get("/feeds/all.rss").status == 200)
            let text = try await RawClient.get(port: metrics, "/metrics").text
            #expect(text.contains("feedserver_"))
            let announcement = "Listening on http://127.0.0.1:\(server.port)/\n"
            #expect(process.errors.components(separatedBy: announcement).count == 3)
            try await end(successor)
        }

        @Test func `A socket's file is the successor's, who can be taken over from as well`() async throws {
            let place = try ProgramWorkplace(configuration: configuration(#"{"socket": "s"}"#))
            let process = try place.start(["serve"])
            let path = place.path("s")
            try await Deadline.wait(until: "the server listens") {
                process.errors.contains("Listening on unix:s\n")
            }
            process.signal(SIGUSR2)
            let successor = try await successor(process)
            #expect(await process.exitCode() == 0)
            let bytes = try await RawClient.exchange(
                socket: path,
                "GET /feeds/all.rss HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8
            )
            #expect(bytes.starts(with: "HTTP/1.1 200 OK\r\n".utf8))
            kill(successor, SIGUSR2)
            try await Deadline.wait(until: "it is taken over from in its turn") { hasEnded(successor) }
            let all = process.errors.matches(of: /Another process has taken over process="([0-9]+)"/)
            let last = try #require(all.last.flatMap { pid_t($0.output.1) })
            #expect(last != successor)
            #expect(FileManager.default.fileExists(atPath: path))
            try await end(last)
            #expect(!FileManager.default.fileExists(atPath: path))
        }

        @Test func `Where the new process ends before it serves, the old one says so and goes on`() async throws {
            let place = try ProgramWorkplace()
            try await place.serve { server in
                let configuration = try place.read("feeds.json")
                try place.write("no configuration", to: "feeds.json")
                server.process.signal(SIGUSR2)
                try await Deadline.wait(until: "the failure is logged") {
                    server.process.errors.contains("error No other process takes over; this one goes on process=")
                        && server.process.errors.contains("\" reason=\"it has ended before it served; ")
                }
                #expect(try await server.get("/healthz").status == 200)
                try place.write(configuration, to: "feeds.json")
                server.process.signal(SIGUSR2)
                let successor = try await successor(server.process)
                #expect(await server.process.exitCode() == 0)
                #expect(try await server.get("/healthz").status == 200)
                try await end(successor)
            }
        }

        @Test func `Sockets that were meant for another process are left alone`() async throws {
            let place = try ProgramWorkplace()
            let environment = ["LISTEN_FDS": "1", "LISTEN_PID": "1", "FEEDSERVER_TAKEOVER": "1"]
            try await place.serve(environment: environment) { server in
                let answer = try await server.get("/healthz")
                #expect(answer.status == 200)
            }
        }

        @Test func `Sockets that are none end with 74 and what to do`() async throws {
            let place = try ProgramWorkplace()
            let environment = ["LISTEN_FDS": "60", "FEEDSERVER_TAKEOVER": "\(getpid())"]
            let outcome = try await place.run("serve", environment: environment)
            #expect(outcome.code == 74)
            #expect(
                outcome.errors == "feedserver: LISTEN_FDS: more than one socket was handed over for feeds; hand over "
                    + "one, and one named metrics if that is served (LISTEN_FDNAMES)\n"
            )
        }

        @Test func `A host or port beside a configured socket is wrong usage`() async throws {
            let place = try ProgramWorkplace(configuration: configuration(#"{"socket": "s"}"#))
            let outcome = try await place.run("serve", "--port", "0")
            #expect(outcome.code == 64)
            #expect(
                outcome.errors == "feedserver: --host and --port say nothing of a socket, which feeds.json has as "
                    + "listen.socket; leave them out, or that\n"
            )
        }

        @Test func `A socket in use ends with 74 and what to do`() async throws {
            let place = try ProgramWorkplace(configuration: configuration(#"{"socket": "s"}"#))
            let process = try place.start(["serve"])
            try await Deadline.wait(until: "the server listens") { process.errors.contains("Listening on") }
            let second = try await place.run("serve")
            #expect(second.code == 74)
            #expect(
                second.errors.hasSuffix(
                    "feedserver: s is in use; stop the program that listens there, or choose another "
                        + "path (listen.socket)\n"
                ),
                "\(second.errors)"
            )
            process.signal(SIGTERM)
            #expect(await process.exitCode() == 0)
        }
    }
}
