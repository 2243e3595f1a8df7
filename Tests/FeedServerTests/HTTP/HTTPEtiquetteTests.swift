import Testing

@testable import FeedServer

/// Who is refused for asking too often (RFC 6585 §4), and who never is.
@Suite struct HTTPEtiquetteTests {
    private let strict = PollEtiquette(.init(unconditionalPerDay: 2))

    @Test func `Who keeps asking for the whole of a feed gets 429, which nobody may keep`() async throws {
        try await TestServer.run(etiquette: strict) { (port) async throws in
            for _ in 0..<2 { #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 200) }
            let refusal = try await RawClient.get(port: port, "/feeds/all.rss")
            #expect(refusal.status == 429)
            #expect(refusal["Cache-Control"] == "no-store")
            #expect(refusal["ETag"] == nil)
            let seconds = try #require(refusal["Retry-After"].flatMap { Int($0) })
            #expect((1...43_200).contains(seconds))
            #expect(
                refusal.text
                    == "You have asked for the whole of this feed too often. Send If-None-Match with the ETag of the last "
                    + "answer, or If-Modified-Since with its Last-Modified, and you are always answered. Without either, "
                    + "ask again in \(seconds) s.\n"
            )
        }
    }

    @Test(arguments: [
        "/feeds/all.rss", "/feeds/all.json", "/feeds/all", "/feeds/all?format=atom", "/feeds/all.rss?x=1",
    ])
    func `Every form and address of a feed counts, and another feed does not`(target: String) async throws {
        try await TestServer.run(etiquette: strict) { (port) async throws in
            for _ in 0..<2 { #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 200) }
            #expect(try await RawClient.get(port: port, target).status == 429)
            #expect(try await RawClient.get(port: port, "/feeds/%E6%89%8B%E6%9C%BA").status == 200)
            for _ in 0..<9 { #expect(try await RawClient.get(port: port, "/feeds.opml").status == 200) }
        }
    }

    @Test(arguments: [
        (#"If-None-Match: "rss-identity""#, 304), (#"If-None-Match: "another""#, 200), ("If-None-Match:", 200),
        ("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 304), ("If-Modified-Since: yesterday", 200),
    ])
    func `Who sends validators is never refused, whatever the others behind the same address do`(
        field: String,
        status: Int
    ) async throws {
        try await TestServer.run(etiquette: strict) { (port) async throws in
            for _ in 0..<5 { _ = try await RawClient.get(port: port, "/feeds/all.rss") }
            for _ in 0..<20 { #expect(try await RawClient.get(port: port, "/feeds/all.rss", field).status == status) }
            #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 429)
            #expect(try await RawClient.answer(port: port, "HEAD", "/feeds/all.rss").status == 200)
        }
    }

    @Test func `Another reader at the same address has an allowance of its own`() async throws {
        try await TestServer.run(etiquette: strict) { (port) async throws in
            for _ in 0..<3 { _ = try await RawClient.get(port: port, "/feeds/all.rss", "User-Agent: a") }
            #expect(try await RawClient.get(port: port, "/feeds/all.rss", "User-Agent: a").status == 429)
            #expect(try await RawClient.get(port: port, "/feeds/all.rss", "User-Agent: b").status == 200)
        }
    }

    @Test(arguments: ["Forwarded: for=192.0.2.", "X-Forwarded-For: 192.0.2."])
    func `Who is no trusted proxy changes nothing by claiming to ask for others`(field: String) async throws {
        try await TestServer.run(etiquette: strict) { (port) async throws in
            for number in 1...2 {
                #expect(try await RawClient.get(port: port, "/feeds/all.rss", "\(field)\(number)").status == 200)
            }
            #expect(try await RawClient.get(port: port, "/feeds/all.rss", "\(field)3").status == 429)
        }
    }

    @Test(arguments: ["Forwarded: for=192.0.2.", "X-Forwarded-For: 192.0.2."])
    func `Those behind a trusted proxy are told apart`(field: String) async throws {
        let trusted = TrustedProxies(ranges: [try AddressRange("127.0.0.0/8")])
        let etiquette = PollEtiquette(.init(trustedProxies: trusted, unconditionalPerDay: 2))
        try await TestServer.run(etiquette: etiquette) { (port) async throws in
            for number in 1...4 {
                let field = "\(field)\(number)"
                for status in [200, 200, 429] {
                    #expect(try await RawClient.get(port: port, "/feeds/all.rss", field).status == status)
                }
            }
        }
    }

    @Test func `Nobody is refused unless that is asked for, and then from the next request on`() async throws {
        let etiquette = PollEtiquette(.init())
        try await TestServer.run(etiquette: etiquette) { (port) async throws in
            for _ in 0..<9 { #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 200) }
            etiquette.obey(.init(unconditionalPerDay: 1))
            #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 200)
            #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 429)
            etiquette.obey(.init())
            #expect(try await RawClient.get(port: port, "/feeds/all.rss").status == 200)
        }
    }
}
