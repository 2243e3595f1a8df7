import Testing

@testable import FeedServer

/// Which requests the fast path takes; whatever it leaves is the router's to answer or to refuse.
@Suite struct RequestHeadParserTests {
    private static let poll = "GET /feeds/all.rss HTTP/1.1\r\nHost: x\r\n"

    /// What the parser makes of some bytes, in words.
    private func outcome(_ text: String) -> String {
        Array(text.utf8)
            .withUnsafeBytes { bytes in
                guard let window = ByteWindow(bytes) else { return "incomplete" }
                switch RequestHeadParser.parse(window) {
                case .incomplete: return "incomplete"
                case .other: return "other"
                case .head(let head):
                    func text(_ value: ByteWindow?) -> String {
                        value.map { String(decoding: $0, as: UTF8.self) } ?? "-"
                    }
                    return (head.isHead ? "HEAD " : "GET ") + "\(text(head.path)) of \(text(head.target)) "
                        + "\(head.version) \(head.isLast ? "last" : "staying") "
                        + "\(text(head.fields.ifNoneMatch)) \(text(head.userAgent)) \(head.byteCount == bytes.count)"
                }
            }
    }

    @Test(arguments: [
        (poll + "\r\n", "GET /feeds/all.rss of /feeds/all.rss HTTP/1.1 staying - - true"),
        (
            "HEAD /a.atom?b=c?d HTTP/1.1\r\nuser-agent:\t r/1 (x) \r\nHOST:[::1]:80\r\nif-none-match: \"a\"\r\n\r\n",
            "HEAD /a.atom of /a.atom?b=c?d HTTP/1.1 staying \"a\" r/1 (x) true"
        ),
        ("GET / HTTP/1.0\r\n\r\n", "GET / of / HTTP/1.0 last - - true"),
        (poll + "Connection: Close\r\n\r\n", "GET /feeds/all.rss of /feeds/all.rss HTTP/1.1 last - - true"),
        (poll + "X-é: 1\r\n\r\n", "other"),
        (poll + "X: é手\t\r\n\r\n", "GET /feeds/all.rss of /feeds/all.rss HTTP/1.1 staying - - true"),
        (poll + "\r\nGET", "GET /feeds/all.rss of /feeds/all.rss HTTP/1.1 staying - - false"),
    ])
    func `A poll is read as it stands`(text: String, expected: String) {
        #expect(outcome(text) == expected)
    }

    @Test(arguments: [
        "\r\n" + poll + "\r\n", "get / HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1 \r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n", "GET http://x/ HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n", "GET / HTTP/1.2\r\n\r\n", "GET / HTTP/1.11\r\n\r\n", "GET /\r\n\r\n",
        "GET / HTTP/1.1\n\n", "GET / HTTP/1.1\r\n\r\n", poll + "Host: x\r\n\r\n",
        poll + "If-None-Match: *\r\nIf-None-Match: *\r\n\r\n",
        poll + "Content-Length: 0\r\n\r\n", poll + "transfer-encoding: chunked\r\n\r\n",
        poll + "Expect: 100-continue\r\n\r\n",
        poll + "Upgrade: h2c\r\n\r\n", poll + "Connection: close, x\r\n\r\n", poll + "If-Match: *\r\n\r\n",
        poll + "If-Unmodified-Since: x\r\n\r\n", poll + "X : y\r\n\r\n", poll + ": y\r\n\r\n", poll + "X\r\n\r\n",
        poll + " x\r\n\r\n", poll + "X: a\u{0}b\r\n\r\n", poll + "X: a\u{7F}b\r\n\r\n", poll + "X: a\rb\r\n\r\n",
        poll + "X: a\nb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", poll + String(repeating: "X: y\r\n", count: 100) + "\r\n",
        poll + "X: " + String(repeating: "y", count: 16_384) + "\r\n\r\n", "GETTING", "X", "\u{16}\u{3}\u{1}",
        "GET /" + String(repeating: "a", count: 8192) + " HTTP/1.1\r\nHost: x\r\n\r\n",
    ])
    func `Whatever else there is, right or wrong, is the router's`(text: String) {
        #expect(outcome(text) == "other")
    }

    @Test func `A head that has not come whole is waited for, at every byte of it`() {
        let head = Self.poll + "Accept-Encoding: gzip\r\n\r\n"
        for count in 0..<head.utf8.count {
            #expect(outcome(String(decoding: head.utf8.prefix(count), as: UTF8.self)) == "incomplete")
        }
    }
}
