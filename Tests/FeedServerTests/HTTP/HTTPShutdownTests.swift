import Foundation
import Glibc
import Testing

@testable import FeedServer

/// What becomes of a listener that is told to stop while clients come and go.
@Suite struct HTTPShutdownTests {
    /// What clients are about: answered at once, once something is made, by the router, and never.
    private static let requests = [
        "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\n\r\n", "GET /feeds/all HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n",
        "GET /feeds/all.rss?format=atom HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /feeds/all.rss HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab", "GET /feeds/all.rss HT",
    ]

    @Test(arguments: 0..<8)
    func `A listener ends whatever its clients are about`(seed: Int) async throws {
        for round in 0..<25 {
            let number = seed * 25 + round
            try await TestServer.run(source: StubSource(isWarm: number % 3 != 0)) { port in
                for client in 0..<6 {
                    let request = Self.requests[(number + client) % Self.requests.count]
                    let microseconds = UInt32((number * 37 + client * 411) % 3000)
                    Thread.detachNewThread { Self.visit(port: port, request, staying: microseconds) }
                }
                try await Task.sleep(for: .microseconds((number * 173) % 4000))
            }
        }
    }

    /// Asks for something and goes after a while, whatever was answered.
    private static func visit(port: Int, _ request: String, staying microseconds: UInt32) {
        guard let descriptor = try? RawClient.connected(to: port, patience: 20) else { return }
        _ = Array(request.utf8).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
        usleep(microseconds)
        close(descriptor)
    }
}
