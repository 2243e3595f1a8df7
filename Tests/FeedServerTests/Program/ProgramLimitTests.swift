import Foundation
import Glibc
import Testing

extension ProgramSuite {
    @Suite struct ProgramLimitTests {
        private static let listen =
            #""listen": {"port": 0, "timeouts": {"head": "1s", "body": "1s", "idle": "1s"}},"#

        private func serve(_ body: (ProgramServer) async throws -> Void) async throws {
            let configuration = ProgramWorkplace.configuration()
                .replacing("\"store\":", with: Self.listen + "\n  \"store\":")
            try await ProgramWorkplace(configuration: configuration).serve(body)
        }

        @Test(arguments: [
            (request: "GET /feeds/all.rss HT", statuses: [408]),
            (request: "GET /feeds/all.rss HTTP/1.1\r\nHost: a\r\n\r\n", statuses: [200]),
            (request: "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n", statuses: [404]),
            (request: "POST /feeds/all.rss HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\na", statuses: [405]),
        ])
        func `Connections end after the times that the configuration gives them`(
            request: String,
            statuses: [Int]
        ) async throws {
            try await serve { server in
                // Without the configuration it would be ten seconds and more until the server closes.
                let bytes = try await RawClient.exchange(port: server.port, patience: 8, request.utf8)
                let answers = try RawAnswer.parse(bytes, methods: ["GET"])
                #expect(answers.first?.status == statuses.first)
            }
        }

        @Test(.enabled(if: CommandLineTool.prlimit.isInstalled, "prlimit is not installed"))
        func `A want of descriptors ends nothing, and who waits is answered when there are some`() async throws {
            let place = try ProgramWorkplace()
            try await place.serve { server in
                #expect(try await server.get("/feeds/all.rss").status == 200)
                let target = ["--pid", "\(server.process.number)"]
                let limited = try await CommandLineTool.prlimit.run(target + ["--nofile=3:"])
                #expect(limited.code == 0)
                async let waiting = server.get("/feeds/all.rss")
                try await Deadline.wait(until: "the want is logged") {
                    server.process.errors.contains("warning Connections cannot be taken for now: Too many open files")
                }
                let relieved = try await CommandLineTool.prlimit.run(target + ["--nofile=256:"])
                #expect(relieved.code == 0)
                let answer = try await waiting
                #expect(answer.status == 200)
            }
        }
    }
}
