import Testing

@testable import FeedServer

/// Contents that do not fit into what a socket takes at once, sent from memory and from files.
@Suite struct HTTPBigContentTests {
    /// One document of some size in one coding.
    private struct Source: DocumentSource {
        let document: PreparedDocument
        let edition = 0

        init(byteCount: Int) {
            let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            document = PreparedDocument(
                mediaType: "text/plain",
                contents: [(.identity, "\"\(byteCount)\"", bytes)],
                lastModified: nil,
                cacheControl: "public"
            )
        }

        func resolve(path: String) -> Resolution { .document(.index) }
        func ready(_ key: DocumentKey) -> PreparedDocument? { document }
        func document(_ key: DocumentKey) async -> DocumentAnswer { .document(document) }
        func readiness() async -> Readiness { .ready }
    }

    @Test(arguments: [0, 1, 16_383, 16_384, 100_000, 3_000_000])
    func `Every byte arrives in its place, whatever the size, with heads and small answers between`(
        byteCount: Int
    ) async throws {
        let source = Source(byteCount: byteCount)
        let expected = source.document.variants.first?.bytes
        let methods = ["GET", "HEAD", "GET", "GET", "GET"]
        let requests = methods.enumerated()
            .map { number, method in
                "\(method) / HTTP/1.1\r\nHost: x\r\n" + (number == 2 ? "If-None-Match: *\r\n" : "")
                    + (number == 4 ? "Connection: close\r\n" : "") + "\r\n"
            }
            .joined()
        let answers = try await TestServer.run(source: source) {
            try await RawClient.answers(port: $0, requests, methods: methods)
        }
        #expect(answers.map(\.status) == [200, 200, 304, 200, 200])
        #expect([answers[0], answers[3], answers[4]].allSatisfy { $0.body == expected })
    }

    @Test func `Only what is big takes a file`() {
        #expect(ContentFile([UInt8](repeating: 0, count: ContentFile.smallest - 1)) == nil)
        #expect(ContentFile([UInt8](repeating: 0, count: ContentFile.smallest))?.byteCount == ContentFile.smallest)
    }
}
