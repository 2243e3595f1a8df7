import Testing

@testable import FeedServer

/// What addresses and methods are answered with.
@Suite struct HTTPResourceTests {
    @Test func `A document comes with every field that the contract names`() async throws {
        let answer = try await TestServer.run { try await RawClient.get(port: $0, "/feeds/all.rss") }
        #expect(answer.status == 200)
        #expect(
            answer.fields.filter { $0.name != "date" }.map { "\($0.name): \($0.value)" } == [
                "content-type: application/rss+xml; charset=utf-8",
                "content-length: 12",
                "etag: \"rss-identity\"",
                "cache-control: public, max-age=900",
                "x-content-type-options: nosniff",
                "access-control-allow-origin: *",
                "access-control-expose-headers: ETag, IM, Delta-Base",
                "last-modified: Sun, 06 Nov 1994 08:49:37 GMT",
                "vary: Accept-Encoding",
                "connection: close",
            ]
        )
        #expect(answer["date"].flatMap { HTTPDate.seconds($0.utf8[...], now: 0) } != nil)
    }

    @Test func `A chosen form says where it is by itself, in 200 and 304 alike`() async throws {
        try await TestServer.run { port in
            let byAccept = try await RawClient.get(port: port, "/feeds/all", "Accept: application/atom+xml")
            #expect(byAccept["Content-Location"] == "/feeds/all.atom")
            #expect(byAccept["Vary"] == "Accept, Accept-Encoding")
            let unchanged = try await RawClient.get(port: port, "/feeds/all", "If-None-Match: *")
            #expect(unchanged.status == 304)
            #expect(unchanged["Content-Location"] == "/feeds/all.rss")
            #expect(unchanged["Vary"] == "Accept, Accept-Encoding")
            let byQuery = try await RawClient.get(port: port, "/feeds/all?x=1&format=json&format=rss")
            #expect(byQuery["Content-Location"] == "/feeds/all.json")
            #expect(byQuery["Vary"] == "Accept-Encoding")
            #expect(byQuery.text == "json identity")
            let chinese = try await RawClient.get(port: port, "/feeds/%E6%89%8B%E6%9C%BA")
            #expect(chinese["Content-Location"] == "/feeds/%E6%89%8B%E6%9C%BA.rss")
        }
    }

    @Test func `Compressed content says so`() async throws {
        let answer = try await TestServer.run {
            try await RawClient.get(port: $0, "/feeds/all.json", "Accept-Encoding: gzip")
        }
        #expect(answer["Content-Encoding"] == "gzip")
        #expect(answer["Content-Type"] == "application/feed+json")
        #expect(answer["ETag"] == "\"json-gzip\"")
        #expect(answer.text == "json gzip")
    }

    @Test func `Unknown query keys change nothing, an unknown form is not found`() async throws {
        try await TestServer.run { port in
            #expect(try await RawClient.get(port: port, "/feeds/all.rss?cache=bust&=&%zz").text == "rss identity")
            let unknown = try await RawClient.get(port: port, "/feeds/all?format=xml")
            #expect(unknown.status == 404)
            #expect(unknown.text == "There is no such form of this feed; \"format\" is rss, atom or json.\n")
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "PURGE"])
    func `What is no GET or HEAD is not allowed (RFC 9110 §15.5.6)`(method: String) async throws {
        try await TestServer.run { port in
            let feed = try await RawClient.answer(port: port, method, "/feeds/all.rss")
            #expect(feed.status == 405)
            #expect(feed["Allow"] == "GET, HEAD, OPTIONS")
            #expect(try await RawClient.answer(port: port, method, "/healthz").status == 405)
            #expect(try await RawClient.answer(port: port, method, "/nowhere").status == 404)
        }
    }

    @Test(arguments: ["FROB", "get", "GETX", "M-SEARCH*", "X"])
    func `A method that nobody knows is not allowed anywhere (RFC 9110 §15.5.6)`(method: String) async throws {
        try await TestServer.run { port in
            for target in ["/feeds/all.rss", "/nowhere"] {
                let answer = try await RawClient.answer(port: port, method, target)
                #expect(answer.status == 405)
                #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
                #expect(answer["Connection"] == "close")
                #expect(answer.text == "This method is not known here; GET and HEAD are.\n")
            }
        }
    }

    @Test func `OPTIONS lets scripts of other sites ask with validators (RFC 9110 §9.3.7, Fetch)`() async throws {
        try await TestServer.run { port in
            for target in ["/feeds/all.rss", "*"] {
                let plain = try await RawClient.answer(port: port, "OPTIONS", target)
                #expect(plain.status == 204)
                #expect(plain["Access-Control-Allow-Headers"] == nil)
                let preflight = ["Origin: https://x.example", "Access-Control-Request-Method: GET"]
                let answer = try await RawClient.answer(port: port, "OPTIONS", target, preflight)
                #expect(answer.status == 204)
                #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
                #expect(answer["Access-Control-Allow-Origin"] == "*")
                #expect(answer["Access-Control-Allow-Headers"]?.contains("If-None-Match") == true)
                #expect(answer["Content-Length"] == nil)
            }
        }
    }

    /// An address and what it is answered with.
    struct Row: Sendable, CustomTestStringConvertible {
        var target: String
        var status: Int
        var text: String?
        var field: RawAnswer.Field?
        var testDescription: String { String(target.prefix(60)) }
    }

    @Test(arguments: rows)
    func `An address is answered as its row says, and HEAD like GET`(row: Row) async throws {
        let (answer, head) = try await TestServer.run { port in
            (
                try await RawClient.get(port: port, row.target),
                try await RawClient.answer(port: port, "HEAD", row.target)
            )
        }
        #expect(answer.status == row.status)
        if let text = row.text { #expect(answer.text == text + "\n") }
        if let field = row.field { #expect(answer[field.name] == field.value) }
        #expect(head.status == row.status)
        #expect(head.fieldsWithoutDate == answer.fieldsWithoutDate)
        #expect(head.body.isEmpty)
    }

    private static let unknown = "There is nothing at this address. /feeds.opml lists every feed."
    private static let malformed = "The address in this request is malformed."
    private static let brief = RawAnswer.Field(name: "cache-control", value: "max-age=60")
    private static let noStore = RawAnswer.Field(name: "cache-control", value: "no-store")

    private static let rows: [Row] = [
        Row(target: "/nowhere", status: 404, text: unknown, field: brief),
        Row(target: "/vanished.rss", status: 404, text: unknown, field: brief),
        Row(target: "/old", status: 410, text: "This feed has been retired. /feeds.opml lists every feed."),
        Row(target: "/feed/", status: 301, field: RawAnswer.Field(name: "location", value: "/feeds/all.rss")),
        Row(
            target: "/elsewhere/",
            status: 301,
            text: "This feed has moved for good.",
            field: RawAnswer.Field(
                name: "location",
                value: "https://feeds.example.com/feeds/%E6%89%8B%E6%9C%BA.rss?x=1%20y"
            )
        ),
        Row(target: "/healthz", status: 200, text: "ok", field: noStore),
        Row(target: "/readyz", status: 200, text: "ok", field: noStore),
        Row(target: "/", status: 200, field: RawAnswer.Field(name: "etag", value: "\"index-identity\"")),
        Row(
            target: "/feeds.opml",
            status: 200,
            field: RawAnswer.Field(name: "content-type", value: "text/x-opml; charset=utf-8")
        ),
        Row(target: "/FEEDS/all.rss", status: 404, text: unknown),
        Row(target: "/feeds/all/", status: 404, text: unknown),
        Row(target: "/feeds/all.rss/", status: 404, text: unknown),
        Row(target: "//feeds/all.rss", status: 404, text: unknown),
        Row(target: "/feeds//all.rss", status: 404, text: unknown),
        Row(target: "/./feeds/all.rss", status: 404, text: unknown),
        Row(target: "/feeds/../feeds/all.rss", status: 404, text: unknown),
        Row(target: "/x/%2e%2e/feeds/all.rss", status: 404, text: unknown),
        Row(target: "/x/.%2E/feeds/all.rss", status: 404, text: unknown),
        Row(target: "/feeds%2Fall.rss", status: 404, text: unknown),
        Row(target: "/feeds/all%2erss", status: 200),
        Row(target: "/feeds/all.rss%00", status: 400, text: malformed, field: noStore),
        Row(target: "/feeds/all.rss%0d%0aX:y", status: 400, text: malformed),
        Row(target: "/feeds/all.rss%", status: 400, text: malformed),
        Row(target: "/feeds/all.rss%4", status: 400, text: malformed),
        Row(target: "/feeds/all.rss%zz", status: 400, text: malformed),
        Row(target: "/%E6%89", status: 400, text: malformed),
        Row(target: "/%C0%AF", status: 400, text: malformed),
        Row(target: "/%ED%A0%80", status: 400, text: malformed),
        Row(target: "/..%5Cfeeds", status: 400, text: malformed),
        Row(target: "http://feeds.example.com/feeds/all.rss", status: 200),
        Row(target: "HTTP://other.example/feeds/all.rss?x", status: 200),
        Row(target: "https://feeds.example.com", status: 200),
        Row(target: "http://feeds.example.com//feeds/all.rss", status: 404, text: unknown),
        Row(target: "/" + String(repeating: "a", count: 8000), status: 404, text: unknown),
    ]

    @Test func `While the store is away and nothing is cached, clients are told to come again`() async throws {
        try await TestServer.run(source: StubSource(isAway: true)) { port in
            let feed = try await RawClient.get(port: port, "/feeds/all.rss")
            #expect(feed.status == 503)
            #expect(feed["Retry-After"] == "5")
            #expect(feed["Cache-Control"] == "no-store")
            let text = "The articles cannot be read at the moment. Please try again in a few seconds.\n"
            #expect(feed.text == text)
            #expect(try await RawClient.get(port: port, "/healthz").status == 200)
            let ready = try await RawClient.get(port: port, "/readyz")
            #expect(ready.status == 503)
            #expect(ready.text == "not ready\n")
        }
    }
}
