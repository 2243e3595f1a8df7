import FeedWriter
import Foundation
import Glibc
import NIOCore
import Testing

@testable import FeedServer

/// Readers who take their time, or take nothing.
@Suite struct HTTPSlowReaderTests {
    /// A feed of six megabytes, at addresses for either path; `/cold` takes a while to be made.
    private struct Source: DocumentSource {
        static let document = PreparedDocument(
            mediaType: "text/plain",
            contents: [(.identity, "\"x\"", [UInt8](repeating: 0x78, count: 6_000_000))],
            lastModified: nil,
            cacheControl: "public"
        )
        let edition = 0

        func resolve(path: String) -> Resolution {
            switch path {
            case "/fast": .document(.index)
            case "/cold": .document(.outline)
            default: .negotiated(path: path, formats: FeedFormat.usual)
            }
        }

        func ready(_ key: DocumentKey) -> PreparedDocument? { key == .index ? Self.document : nil }

        func document(_ key: DocumentKey) async -> DocumentAnswer {
            if key == .outline { try? await Task.sleep(for: .milliseconds(50)) }
            return .document(Self.document)
        }

        func readiness() async -> Readiness { .ready }
    }

    /// Sends requests, ends its side if it is to, waits, and reads slowly or to the end; returns how much came.
    private func read(
        port: Int,
        _ paths: [String],
        endsSide: Bool = false,
        waiting: Duration = .zero
    ) async throws -> Int {
        let requests = paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
        let descriptor = try RawClient.connected(to: port, patience: 20, receiveBuffer: 65_536)
        defer { close(descriptor) }
        _ = Array(requests.utf8).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
        if endsSide { shutdown(descriptor, CInt(SHUT_WR)) }
        try await Task.sleep(for: waiting)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var total = 0
                var chunk = [UInt8](repeating: 0, count: 200_000)
                while true {
                    let count = recv(descriptor, &chunk, chunk.count, 0)
                    guard count > 0 else { break }
                    total += count
                    usleep(500)
                }
                continuation.resume(returning: total)
            }
        }
    }

    @Test(arguments: ["/fast", "/cold", "/feed"])
    func `Who has ended its side gets its answer whole, however slowly it reads (RFC 9112 §9.6)`(
        path: String
    ) async throws {
        let count = try await TestServer.run(source: Source()) { port in
            try await read(port: port, [path], endsSide: true, waiting: .milliseconds(100))
        }
        #expect(count > 6_000_000)
    }

    /// Each of these once kept its connection for ever.
    @Test(arguments: [["/fast"], ["/fast", "/cold"], ["/feed", "/feed", "/feed", "/feed", "/feed"]])
    func `Who takes nothing is given up`(paths: [String]) async throws {
        let patience = RequestPatience(stalled: .milliseconds(100))
        let count = try await TestServer.run(source: Source(), patience: patience) { port in
            try await read(port: port, paths, waiting: .seconds(4))
        }
        #expect(count < paths.count * 6_000_000)
    }
}
