/// Requests of every kind that reads well or badly, from a seed.
struct GeneratedRequest: Sendable {
    let text: String
    /// GET, HEAD or another.
    let method: String

    /// The next request of a generator.
    init(using generator: inout some RandomNumberGenerator) {
        func one(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
        method = one(["GET", "GET", "GET", "GET", "HEAD", "HEAD", "OPTIONS", "POST", "BREW"])
        let target = one(Self.paths) + one(["", "", "", "?x=1", "?format=atom", "?", "?a=%zz&b"])
        let version = one(["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.2", "HTTP/2.0"])
        var lines = [one(["Host: x", "host:x", "HOST: [::1]:80", "Host:", "Host: x", "Host: x", "Host: a b", "X: y"])]
        for _ in 0..<Int.random(in: 0...4, using: &generator) { lines.append(one(Self.fields)) }
        lines.shuffle(using: &generator)
        var text = "\(method) \(target) \(version)\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"
        if Int.random(in: 0..<8, using: &generator) == 0 { Self.damage(&text, &generator) }
        self.text = text
    }

    /// Puts a byte that may not be there somewhere, or takes one away.
    private static func damage(_ text: inout String, _ generator: inout some RandomNumberGenerator) {
        var bytes = Array(text.utf8)
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = [0, 9, 10, 13, 32, 58, 127].randomElement(using: &generator) ?? 0
        default: bytes.insert([0, 9, 10, 13, 32, 58, 127].randomElement(using: &generator) ?? 0, at: place)
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static let paths = [
        "/feeds/all.rss", "/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json", "/feeds.opml", "/", "/feeds/all",
        "/feeds/all%2Erss", "/feeds/%61ll.json", "/feeds/all.rss/", "//feeds/all.rss", "/feeds/../feeds/all.rss",
        "/vanished.rss", "/old", "/feed/", "/nowhere", "/feeds/%E6%89%8B%E6%9C%BA", "/feeds/all.rss%", "*",
        "http://x/feeds/all.rss", "/feeds/all.rss#x", "/healthz", "/readyz",
    ]

    private static let fields = [
        "Accept-Encoding: gzip", "Accept-Encoding: gzip, deflate, br", "accept-encoding:gzip;q=0.5, identity;q=0.6",
        "Accept-Encoding: gzip;q=0, identity;q=0", "Accept-Encoding: *;q=0", "Accept-Encoding:",
        "Accept-Encoding: x-gzip",
        "Accept-Encoding: identity", "Accept-Encoding: \"gzip\", gzip;q=2", "Accept-Encoding: gzip;q=a",
        "If-None-Match: \"rss-gzip\"", "If-None-Match: W/\"rss-identity\"", "If-None-Match: *", "If-None-Match:  ",
        "If-None-Match: \"a\", \"json-identity\",,\"atom-gzip\"", "If-None-Match: rss-gzip",
        "If-None-Match: \"rss-gzip",
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT",
        "If-Modified-Since: Sun Nov  6 08:49:37 1994", "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT",
        "If-Modified-Since: yesterday", "If-Modified-Since: Sun, 06 Nov 2094 08:49:37 GMT",
        "If-Match: \"rss-gzip\"", "If-Match: \"other\"", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT",
        "Accept: application/atom+xml", "Accept: image/png", "User-Agent: reader/1.0", "Referer: http://x/",
        "Connection: keep-alive", "Connection: close", "connection: CLOSE", "Connection: close, x",
        "Connection: Upgrade",
        "Upgrade: h2c", "Expect: 100-continue", "Content-Length: 0", "Transfer-Encoding: chunked", "TE: trailers",
        "Cookie: a=b; c=d", "X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1", "A-IM: vcdiff", "X:", "X:\ty\t",
        "X: \u{E9}\u{624B}", "Range: bytes=0-3", "X y: z", ": z", "X", " folded", "Cache-Control: no-cache",
    ]
}
