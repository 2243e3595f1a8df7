import Testing

@testable import FeedServer

/// The rows of the HTTP part of the contract, over real sockets, each with the section that asks for it.
@Suite struct HTTPConformanceTests {
    /// A request for a document, and what its answer must be.
    struct Row: Sendable, CustomTestStringConvertible {
        var section: String
        var target = "/feeds/all.rss"
        var fields: [String] = []
        var status: Int
        var entityTag: String?
        var body: String?

        var testDescription: String { "\(section): \(target) \(fields.joined(separator: " / "))" }
    }

    @Test(arguments: conditionRows + codingRows + formatRows)
    func `A document is answered as its row says, and HEAD like GET`(row: Row) async throws {
        let request = { (method: String) in
            let lines = (row.fields + ["Host: x", "Connection: close"]).map { $0 + "\r\n" }.joined()
            return "\(method) \(row.target) HTTP/1.1\r\n\(lines)\r\n"
        }
        let (get, head) = try await TestServer.run { port in
            (
                try await RawClient.answers(port: port, request("GET"), methods: ["GET"]),
                try await RawClient.answers(port: port, request("HEAD"), methods: ["HEAD"])
            )
        }
        let answer = try #require(get.first)
        #expect(answer.status == row.status)
        #expect(answer["ETag"] == row.entityTag)
        if let body = row.body { #expect(answer.text == body) }
        // RFC 9110 §12.5.5: whatever was chosen says by what.
        let isNegotiated = row.target == "/feeds/all"
        #expect(answer["Vary"] == (isNegotiated ? "Accept, Accept-Encoding" : "Accept-Encoding"))
        #expect(answer["Date"] != nil)
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        if row.status == 304 {
            // RFC 9110 §15.4.5.
            #expect(answer["Cache-Control"] == "public, max-age=900")
            for name in ["Content-Type", "Content-Length", "Content-Encoding", "Last-Modified"] {
                #expect(answer[name] == nil)
            }
        }
        // RFC 9110 §9.3.2.
        #expect(head.map(\.fieldsWithoutDate) == [answer.fieldsWithoutDate])
        #expect(head.map(\.status) == [row.status])
    }

    private static let conditionRows: [Row] = [
        Row(section: "RFC 9110 §15.3.1", status: 200, entityTag: "\"rss-identity\"", body: "rss identity"),
        match("§13.1.2", "\"rss-identity\"", "\"rss-identity\""),
        match("§13.1.2 list", "\"a\", \"rss-identity\" ,\"b\"", "\"rss-identity\""),
        match("§13.1.2 comma within a tag", "\"a,b\",\"rss-identity\"", "\"rss-identity\""),
        match("§13.1.2 any", "*", "\"rss-identity\""),
        match("§8.8.3.2 weak comparison", "W/\"rss-identity\"", "\"rss-identity\""),
        match("§13.1.2 other tag", "\"rss\"", nil),
        match("§13.1.2 suffix is another tag", "\"rss-identity-gzip\"", nil),
        match("§13.1.2 prefix is another tag", "\"rss-identit", nil),
        match("§13.1.2 without quotes", "rss-identity", nil),
        match("§13.1.2 empty", "", nil),
        match("§12.5.3 tag of a coding that is not accepted", "\"rss-gzip\"", nil),
        Row(
            section: "RFC 9110 §5.3 two lines",
            fields: ["If-None-Match: \"a\"", "If-None-Match: \"rss-identity\""],
            status: 304,
            entityTag: "\"rss-identity\""
        ),
        since("§5.6.7 IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", isModified: false),
        since("§5.6.7 rfc850", "Sunday, 06-Nov-94 08:49:37 GMT", isModified: false),
        since("§5.6.7 asctime", "Sun Nov  6 08:49:37 1994", isModified: false),
        since("§13.1.3 later", "Mon, 07 Nov 1994 00:00:00 GMT", isModified: false),
        since("§13.1.3 a second before", "Sun, 06 Nov 1994 08:49:36 GMT", isModified: true),
        since("§13.1.3 future", "Sun, 06 Nov 2994 08:49:37 GMT", isModified: true),
        since("§13.1.3 malformed", "yesterday", isModified: true),
        since("§13.1.3 no such day", "Sun, 31 Nov 1994 08:49:37 GMT", isModified: true),
        Row(
            section: "RFC 9110 §13.2.2 If-None-Match wins",
            fields: ["If-None-Match: \"other\"", "If-Modified-Since: Mon, 07 Nov 1994 00:00:00 GMT"],
            status: 200,
            entityTag: "\"rss-identity\""
        ),
        Row(
            section: "RFC 9110 §13.2.2 If-None-Match wins",
            fields: ["If-None-Match: \"rss-identity\"", "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT"],
            status: 304,
            entityTag: "\"rss-identity\""
        ),
        Row(
            section: "RFC 9110 §13.1.1",
            fields: ["If-Match: \"rss-gzip\""],
            status: 200,
            entityTag: "\"rss-identity\""
        ),
        Row(section: "RFC 9110 §13.1.1 strong", fields: ["If-Match: W/\"rss-identity\""], status: 412),
        Row(
            section: "RFC 9110 §13.1.4",
            fields: ["If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT"],
            status: 412
        ),
        Row(
            section: "Tag named among accepted codings",
            fields: ["Accept-Encoding: gzip", "If-None-Match: \"rss-identity\""],
            status: 304,
            entityTag: "\"rss-identity\""
        ),
        Row(
            section: "Tag named among accepted codings",
            fields: ["Accept-Encoding: gzip, identity;q=0", "If-None-Match: \"rss-identity\""],
            status: 200,
            entityTag: "\"rss-gzip\"",
            body: "rss gzip"
        ),
    ]

    private static let codingRows: [Row] = [
        coding("gzip", "gzip"), coding("x-gzip", "gzip"), coding("GZIP", "gzip"), coding("gzip, deflate, br", "gzip"),
        coding("*", "gzip"), coding("gzip;q=0.001", "gzip"), coding("gzip ; q=0.5 , *;q=0", "gzip"),
        coding("identity;q=0.5, gzip;q=1.0", "gzip"), coding("identity;q=0, *", "gzip"),
        coding("", "identity"), coding("gzip;q=0", "identity"), coding("gzip;q=0.000", "identity"),
        coding("br", "identity"), coding("identity", "identity"), coding("identity, gzip;q=0.9", "identity"),
        coding("gzip;q=0, *", "identity"), coding("gzip;q=0.2, *;q=0.5", "identity"), coding("gzip;q=many", "identity"),
        coding(",;,=", "identity"), coding("gzip;q=0, *;q=0", nil), coding("identity;q=0", nil), coding("*;q=0", nil),
        coding("br, identity;q=0", nil),
    ]

    private static let formatRows: [Row] = [
        format(nil, "rss"), format("*/*", "rss"), format("application/rss+xml", "rss"),
        format("application/atom+xml", "atom"), format("application/feed+json", "json"),
        format("application/json", "json"), format("application/xml", "rss"), format("text/xml", "rss"),
        format("application/*", "rss"), format("Application/Atom+XML", "atom"),
        format("application/atom+xml, application/rss+xml", "rss"),
        format("application/atom+xml, application/rss+xml;q=0.9", "atom"),
        format("application/rss+xml;q=0, */*", "atom"), format("application/atom+xml;q=0.3, */*;q=0.2", "atom"),
        format("application/feed+json, application/atom+xml;q=0.9, */*;q=0.1", "json"),
        format("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "rss"),
        format("text/html", "rss"), format("", "rss"), format("nonsense", "rss"),
        format("image/png", nil), format("application/pdf, text/plain", nil), format("*/*;q=0", nil),
        format("text/html, application/rss+xml;q=0", nil),
    ]

    private static func match(_ section: String, _ tags: String, _ hit: String?) -> Row {
        Row(
            section: "RFC 9110 \(section)",
            fields: ["If-None-Match: \(tags)"],
            status: hit == nil ? 200 : 304,
            entityTag: hit ?? "\"rss-identity\""
        )
    }

    private static func since(_ section: String, _ date: String, isModified: Bool) -> Row {
        Row(
            section: "RFC 9110 \(section)",
            fields: ["If-Modified-Since: \(date)"],
            status: isModified ? 200 : 304,
            entityTag: "\"rss-identity\""
        )
    }

    private static func coding(_ accepted: String, _ coding: String?) -> Row {
        Row(
            section: "RFC 9110 §12.5.3",
            fields: ["Accept-Encoding: \(accepted)"],
            status: coding == nil ? 406 : 200,
            entityTag: coding.map { "\"rss-\($0)\"" },
            body: coding.map { "rss \($0)" } ?? "This is to be had in these content codings: gzip, identity.\n"
        )
    }

    private static func format(_ accepted: String?, _ format: String?) -> Row {
        let forms = """
            This feed is to be had as:
            /feeds/all.rss (application/rss+xml; charset=utf-8)
            /feeds/all.atom (application/atom+xml; charset=utf-8)
            /feeds/all.json (application/feed+json)

            """
        return Row(
            section: "RFC 9110 §12.5.1",
            target: "/feeds/all",
            fields: accepted.map { ["Accept: \($0)"] } ?? [],
            status: format == nil ? 406 : 200,
            entityTag: format.map { "\"\($0)-identity\"" },
            body: format.map { "\($0) identity" } ?? forms
        )
    }
}
