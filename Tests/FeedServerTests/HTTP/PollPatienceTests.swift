import Testing

@testable import FeedServer

@Suite struct PollPatienceTests {
    private static let now: Int64 = 1_800_000_000
    private let patience = PollPatience(pollers: 64)

    private func ask(
        _ client: String = "192.0.2.1",
        agent: String = "Reader/1.0",
        feed: String = "/feeds/all",
        perDay: Int = 4,
        at seconds: Int64 = 0
    ) throws -> Int? {
        patience.refusal(
            client: .internet(try #require(InternetAddress(client))),
            userAgent: agent.utf8,
            feed: feed,
            perDay: perDay,
            now: Self.now + seconds
        )
    }

    @Test func `Who asks more often than is allowed is told when the next one is answered`() throws {
        for _ in 0..<4 { #expect(try ask() == nil) }
        // Four in a day: one is forgotten every six hours.
        #expect(try ask() == 21_600)
        #expect(try ask(at: 600) == 21_000)
        #expect(try ask(at: 21_599) == 1)
        #expect(try ask(at: 21_600) == nil)
        #expect(try ask(at: 21_601) == 21_599)
    }

    @Test func `Who keeps to what is allowed is never refused`() throws {
        for count in 0..<100 { #expect(try ask(at: Int64(count) * 21_600) == nil) }
    }

    @Test func `A day of silence makes up for everything`() throws {
        for _ in 0..<50 { _ = try ask() }
        for _ in 0..<4 { #expect(try ask(at: 86_400) == nil) }
        #expect(try ask(at: 86_400) != nil)
    }

    @Test func `Another address, another reader or another feed has an allowance of its own`() throws {
        for _ in 0..<4 { _ = try ask() }
        #expect(try ask() != nil)
        #expect(try ask("192.0.2.2") == nil)
        #expect(try ask(agent: "Reader/1.1") == nil)
        #expect(try ask(agent: "") == nil)
        #expect(try ask(feed: "/feeds/some") == nil)
        #expect(try ask("::ffff:192.0.2.1") != nil)
    }

    @Test func `An aggregator is one poller whatever number of subscribers it tells`() throws {
        for readers in 0..<4 { #expect(try ask(agent: "Feedbin feed-id:7 - \(readers) subscribers") == nil) }
        #expect(try ask(agent: "Feedbin feed-id:7 - 142 subscribers") != nil)
    }

    @Test(arguments: [1, 7, 500, 10_000])
    func `Exactly as many as are allowed are answered at once`(perDay: Int) throws {
        var answered = 0
        while answered <= perDay, try ask(perDay: perDay) == nil { answered += 1 }
        #expect(answered == perDay)
        let wait = try #require(try ask(perDay: perDay))
        #expect((1...86_400).contains(wait))
        #expect(try ask(perDay: perDay, at: Int64(wait)) == nil)
    }

    @Test func `A clock that is set back, or fewer that are allowed, refuse nobody for more than a day`() throws {
        for _ in 0..<4 { _ = try ask() }
        let wait = try #require(try ask(at: -10_000_000))
        #expect(wait <= 86_400)
        #expect(try #require(try ask(perDay: 1)) <= 86_400)
        #expect(try ask(perDay: 1, at: 86_400) == nil)
    }

    @Test func `A million who ask once take no more memory, and do not wash away the one who asks most`() throws {
        #expect(patience.byteCount == 0)
        for _ in 0..<4 { _ = try ask() }
        let memory = patience.byteCount
        #expect((64 * 16..<128 * 16).contains(memory))
        for number in UInt128(0)..<1_000_000 {
            let client = PeerAddress.internet(InternetAddress(bits: 0x2001_0DB8 << 96 | number))
            _ = patience.refusal(
                client: client,
                userAgent: "Reader/1.0".utf8,
                feed: "/feeds/all",
                perDay: 4,
                now: Self.now
            )
        }
        #expect(patience.byteCount == memory)
        #expect(try ask() != nil)
    }

    @Test func `It is asked from many threads at once`() async throws {
        let answered = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<100).count { _ in (try? ask(perDay: 96)) == .some(nil) } }
            }
            return await group.reduce(0, +)
        }
        #expect(answered == 96)
    }
}
