import Testing

@testable import FeedServer

/// The fast path and the router's have to say the same.
@Suite struct HTTPBothPathsTests {
    private static let last = "GET /feeds/all.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    @Test(arguments: [1, 2, 3, 4])
    func `Whatever is asked, both paths answer alike: status, fields, content, and how the connection goes on`(
        seed: UInt64
    ) async throws {
        var generator = SplitMix(state: seed)
        let requests = (0..<250)
            .map { _ in
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in GeneratedRequest(using: &generator) }
            }
        try await TestServer.run { port in
            for batch in requests {
                let text = batch.map(\.text).joined() + Self.last
                let methods = batch.map(\.method)
                let fast = try await RawClient.exchange(port: port, text.utf8)
                // An empty line before a request is passed over (RFC 9112 §2.2), but not by the fast path.
                let routed = try await RawClient.exchange(port: port, ("\r\n" + text).utf8)
                #expect(Self.lines(of: fast, methods) == Self.lines(of: routed, methods), "\(text.debugDescription)")
            }
        }
    }

    /// What came over a connection, answer by answer, with the fields in the order of their names and without Date.
    private static func lines(of bytes: [UInt8], _ methods: [String]) -> [String] {
        guard let answers = try? RawAnswer.parse(bytes, methods: methods) else {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
            return lines.filter { !$0.hasPrefix("Date:") }.sorted()
        }
        return answers.flatMap { answer in
            ["\(answer.status)"] + answer.fieldsWithoutDate.map { "\($0.name): \($0.value)" }.sorted() + [answer.text]
        }
    }
}
