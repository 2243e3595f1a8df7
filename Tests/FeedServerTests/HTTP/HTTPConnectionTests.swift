import NIOCore
import Testing

@testable import FeedServer

/// What becomes of connections, and of requests that are none.
@Suite struct HTTPConnectionTests {
    private static let get = "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\n"
    private static let last = "GET /feeds/all.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    @Test func `Pipelined requests are answered in their order (RFC 9112 §9.3.2)`() async throws {
        let requests = [
            "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD /feeds/all.atom HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n", Self.last,
        ]
        let answers = try await TestServer.run {
            try await RawClient.answers(port: $0, requests.joined(), methods: ["GET", "HEAD", "GET", "GET", "GET"])
        }
        #expect(answers.map(\.status) == [200, 200, 404, 304, 200])
        #expect(answers.first?.text == "rss identity")
        #expect(answers.last?.text == "json identity")
        #expect(answers.map { $0["Connection"] } == [nil, nil, nil, nil, "close"])
    }

    @Test(arguments: [
        "GET /feeds/all.rss HTTP/1.0\r\n\r\n", "GET /feeds/all.rss HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\nconnection: Close\r\n\r\n",
        // What curl --http2 sends.
        "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
        "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    ])
    func `A connection that is to end ends after its answer (RFC 9112 §9.3, §9.6)`(request: String) async throws {
        let answers = try await TestServer.run {
            // What follows such a request is never answered.
            try await RawClient.answers(port: $0, request + Self.last, methods: ["GET"])
        }
        #expect(answers.map(\.text) == ["rss identity"])
        #expect(answers.first?["Connection"] == "close")
    }

    @Test func `Content of a GET is read past (RFC 9110 §9.3.1)`() async throws {
        let plain = Self.get + "Content-Length: 5\r\n\r\nGET /"
        let chunked = Self.get + "Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n"
        let answers = try await TestServer.run {
            try await RawClient.answers(port: $0, plain + chunked + Self.last, methods: [])
        }
        #expect(answers.map(\.text) == ["rss identity", "rss identity", "json identity"])
    }

    @Test(arguments: ["", "GET /feeds/all.rss HTTP/1.1\r\nHo", "\r\n\r\n"])
    func `Who does not finish a first head is not waited for (RFC 9110 §15.5.9)`(beginning: String) async throws {
        let answers = try await TestServer.run(patience: RequestPatience(head: .milliseconds(50))) {
            try await RawClient.answers(port: $0, beginning, methods: [])
        }
        #expect(answers.map(\.status) == [408])
        #expect(answers.first?["Connection"] == "close")
    }

    @Test(arguments: ["/feeds/all.rss", "/feeds/all"])
    func `Nor is who does not finish a later one`(path: String) async throws {
        let requests = "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\nGET /feeds/all.rss HTTP/1.1\r\nHo"
        let patience = RequestPatience(head: .seconds(1), idle: .seconds(1))
        let answers = try await TestServer.run(patience: patience) {
            try await RawClient.answers(port: $0, requests, methods: [])
        }
        #expect(answers.map(\.status) == [200, 408])
    }

    /// A 408 to nobody's request would be taken for the answer to the next.
    @Test(arguments: ["/feeds/all.rss", "/feeds/all"])
    func `A connection that is idle for long is closed without a word (RFC 9112 §9.8)`(path: String) async throws {
        let answers = try await TestServer.run(patience: RequestPatience(idle: .milliseconds(50))) {
            try await RawClient.answers(port: $0, "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n", methods: [])
        }
        #expect(answers.map(\.status) == [200])
    }

    @Test func `Content that does not come ends the connection`() async throws {
        let answers = try await TestServer.run(patience: RequestPatience(content: .milliseconds(50))) {
            try await RawClient.answers(port: $0, Self.get + "Content-Length: 5\r\n\r\nGET", methods: [])
        }
        // On a busy machine it ends before there is an answer.
        #expect(answers.allSatisfy { $0.status == 200 })
    }

    /// Something that is no request, and the status it gets.
    struct Row: Sendable, CustomTestStringConvertible {
        var reason: String
        var request: String
        var status = 400
        var testDescription: String { reason }
    }

    @Test(arguments: rows)
    func `What is no request gets a status and the connection is closed`(row: Row) async throws {
        let before = "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\n\r\n"
        let (alone, behind) = try await TestServer.run { port in
            (
                try await RawClient.answers(port: port, row.request, methods: []),
                try await RawClient.answers(port: port, before + row.request + Self.last, methods: [])
            )
        }
        #expect(alone.map(\.status) == [row.status])
        #expect(behind.map(\.status) == [200, row.status])
        let refusal = try #require(alone.first)
        #expect(refusal["Connection"] == "close")
        #expect(refusal["Cache-Control"] == "no-store")
        #expect(refusal["Date"] != nil)
        #expect(refusal.text.hasSuffix(".\n"))
        #expect(!refusal.text.contains("marker"))
    }

    @Test(
        arguments: [
            (
                "/feeds/select.atom?q=手机",
                "The address in this request holds a character that has to be percent-encoded, as 手 is by %E6%89%8B.\n"
            ),
            ("feeds/all.rss", "This request is malformed.\n"),
        ]
    )
    func `An address that is not percent-encoded is refused by a sentence that says so, another is not`(
        target: String,
        sentence: String
    ) async throws {
        let answers = try await TestServer.run {
            try await RawClient.answers(port: $0, "GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n", methods: [])
        }
        #expect(answers.map(\.text) == [sentence])
    }

    @Test func `A HEAD that is refused gets no content (RFC 9110 §9.3.2)`() async throws {
        let request = "HEAD \(Self.path64K) HTTP/1.1\r\nHost: x\r\n\r\n"
        let answers = try await TestServer.run {
            try await RawClient.answers(port: $0, request, methods: ["HEAD"])
        }
        #expect(answers.map(\.status) == [414])
        #expect(answers.first?["Content-Length"] == "66")
    }

    private static let path64K = "/" + String(repeating: "a", count: 65_535)

    private static let rows: [Row] = [
        Row(reason: "garbage", request: "\u{16}\u{3}\u{1}marker\r\n\r\n"),
        Row(reason: "a method in lower case", request: "get /marker HTTP/1.1\r\nHost: x\r\n\r\n", status: 405),
        Row(reason: "a method that is no token", request: "G(T /marker HTTP/1.1\r\nHost: x\r\n\r\n"),
        Row(reason: "no method", request: " /marker HTTP/1.1\r\nHost: x\r\n\r\n"),
        Row(reason: "RFC 9112 §3 no version", request: "GET /marker\r\n\r\n"),
        Row(reason: "RFC 9112 §2.2 bare line feeds", request: "GET /marker HTTP/1.1\nHost: x\n\n"),
        Row(reason: "RFC 9112 §3.2 no Host", request: "GET / HTTP/1.1\r\n\r\n"),
        Row(reason: "RFC 9112 §3.2 two Hosts", request: "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        Row(reason: "RFC 9112 §3.2 Host with a space", request: "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
        Row(reason: "RFC 9112 §3.2 Host with a path", request: "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        Row(reason: "RFC 9112 §3.2 Host with user", request: "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"),
        Row(reason: "RFC 9112 §3.2 list of Hosts", request: "GET / HTTP/1.0\r\nHost: a, b\r\n\r\n"),
        Row(reason: "RFC 9112 §3.2 space in target", request: "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Row(reason: "NUL in target", request: "GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Row(reason: "bytes beyond ASCII in target", request: "GET /手机 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Row(reason: "NUL in a field", request: get + "A: a\0b\r\n\r\n"),
        Row(reason: "RFC 9112 §5.1 blank before the colon", request: get + "A : b\r\n\r\n"),
        Row(reason: "RFC 9112 §5.2 folded line", request: get + "A: b\r\n c\r\n\r\n"),
        Row(reason: "RFC 9112 §2.2 bare CR", request: get + "A: b\rC: d\r\n\r\n"),
        Row(reason: "RFC 9112 §6.3 two lengths", request: get + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        Row(
            reason: "RFC 9112 §6.1 length and chunks",
            request: get + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        Row(reason: "RFC 9112 §6.3 coding that is not chunked", request: get + "Transfer-Encoding: gzip\r\n\r\nGET /"),
        Row(
            reason: "RFC 9112 §6.1 coding twice",
            request: get + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n"
        ),
        Row(reason: "no number", request: get + "Content-Length: five\r\n\r\n"),
        Row(reason: "RFC 9110 §15.6.6 other version", request: "GET / HTTP/2.0\r\nHost: x\r\n\r\n", status: 505),
        Row(reason: "CONNECT", request: "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", status: 405),
        Row(reason: "RFC 9110 §15.5.15", request: "GET \(path64K) HTTP/1.1\r\nHost: x\r\n\r\n", status: 414),
        Row(
            reason: "RFC 6585 §5 many bytes",
            request: get + "A: \(String(repeating: "a", count: 17_000))\r\n\r\n",
            status: 431
        ),
        Row(
            reason: "RFC 6585 §5 very many bytes",
            request: get + "A: \(String(repeating: "a", count: 200_000))\r\n\r\n",
            status: 431
        ),
        Row(
            reason: "RFC 6585 §5 many fields",
            request: get + String(repeating: "A: b\r\n", count: 200) + "\r\n",
            status: 431
        ),
        Row(reason: "RFC 9110 §15.5.14", request: get + "Content-Length: 1000000000000\r\n\r\n", status: 413),
        Row(reason: "length beyond all numbers", request: get + "Content-Length: 99999999999999999999999\r\n\r\n"),
    ]
}
