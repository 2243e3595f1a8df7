import Glibc
import Testing

@testable import FeedServer

@Suite struct HTTPConnectionLimitTests {
    /// Connections that are held open.
    private final class Held: Sendable {
        let descriptors: [CInt]

        init(_ count: Int, port: Int) throws {
            descriptors = try (0..<count).map { _ in try RawClient.connected(to: port, patience: 20) }
        }

        deinit { for descriptor in descriptors { close(descriptor) } }

        /// Asks over each and waits for the beginning of the answer, so that the listener surely knows them all.
        func ask() throws {
            let request = Array("HEAD /feeds/all.rss HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
            for descriptor in descriptors {
                var chunk = [UInt8](repeating: 0, count: 4096)
                guard send(descriptor, request, request.count, CInt(MSG_NOSIGNAL)) == request.count,
                    recv(descriptor, &chunk, chunk.count, 0) > 0, chunk.starts(with: "HTTP/1.1 200 ".utf8)
                else { throw RawClient.Failure(step: "ask", code: errno) }
            }
        }

        /// What came over each until the server closed its side.
        func received() throws -> [[UInt8]] {
            try descriptors.map { descriptor in
                var received: [UInt8] = []
                var chunk = [UInt8](repeating: 0, count: 4096)
                while true {
                    let count = recv(descriptor, &chunk, chunk.count, 0)
                    guard count >= 0 else { throw RawClient.Failure(step: "recv", code: errno) }
                    if count == 0 { return received }
                    received += chunk[..<count]
                }
            }
        }
    }

    @Test func `One too many is told so, and there is room again when another has gone`() async throws {
        let statistics = ServerStatistics()
        try await TestServer.run(statistics: statistics, maximumConnections: 2) { port in
            var held: Held? = try Held(2, port: port)
            try held?.ask()
            let third = try await RawClient.exchange(port: port, [])
            let answer = try #require(try RawAnswer.parse(third, methods: ["GET"]).first)
            #expect(answer.status == 503)
            #expect(answer["retry-after"] == "5")
            #expect(answer["connection"] == "close")
            #expect(
                answer.text == "There are too many connections at the moment. Please try again in a few seconds.\n"
            )
            try held?.ask()
            held = nil
            try await Deadline.wait(until: "there is room again") {
                try await RawClient.get(port: port, "/feeds/all.rss").status == 200
            }
        }
        #expect((statistics.counters.counts.refusals[.tooManyConnections] ?? 0) >= 1)
    }

    @Test func `Far too many are closed without an answer, and those that are served go on`() async throws {
        try await TestServer.run(maximumConnections: 1) { port in
            let served = try Held(1, port: port)
            try served.ask()
            try await Deadline.wait(until: "one is closed without an answer") {
                let received = try Held(300, port: port).received()
                let answered = received.filter { !$0.isEmpty }
                #expect(answered.allSatisfy { $0.starts(with: "HTTP/1.1 503 ".utf8) })
                return answered.count < received.count
            }
            let request = Array("GET /feeds/all.rss HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8)
            #expect(send(served.descriptors[0], request, request.count, CInt(MSG_NOSIGNAL)) == request.count)
            let answer = try served.received()
            #expect(answer[0].starts(with: "HTTP/1.1 200 ".utf8))
        }
    }

    @Test func `A census tells when there are too many, and when even those are`() {
        let census = ConnectionCensus(limit: 1, reserve: 1)
        #expect(!census.isOverrun)
        #expect(census.enter())
        #expect(!census.isOverrun)
        #expect(!census.enter())
        #expect(census.isOverrun)
        census.leave()
        #expect(!census.isOverrun)
        #expect(census.current == 1)
    }

    @Test func `No more are taken beyond the limit than there are descriptors for`() {
        #expect(OpenFileLimit.reserve(beyond: .max / 2) == 0)
        #expect((0...256).contains(OpenFileLimit.reserve(beyond: OpenFileLimit.connections)))
    }
}
