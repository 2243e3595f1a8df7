import Testing

@testable import FeedServer

@Suite struct PollingAgentTests {
    /// As aggregators write it, from their documentation and from logs that people have published.
    @Test(
        arguments: [
            (
                "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 16 subscribers; )",
                "Feedly/1.0 (+http://www.feedly.com/fetcher.html)", 16, false
            ),
            ("Feedbin feed-id:1373711 - 142 subscribers", "Feedbin", 142, true),
            (
                "Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 4 subscribers; feed-id=17945958057908511)",
                "Feedfetcher-Google; (+http://www.google.com/feedfetcher.html)", 4, true
            ),
            (
                "NewsBlur Feed Fetcher - 1 subscriber - http://www.newsblur.com/site/8427/news (Mozilla/5.0 (Macintosh))",
                "NewsBlur Feed Fetcher - http://www.newsblur.com/site/ (Mozilla/5.0 (Macintosh))", 1, false
            ),
            (
                "Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 3 subscribers; )",
                "Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher)", 3, false
            ),
            (
                "Mozilla/5.0 (compatible; theoldreader.com; 1,204 subscribers; feed-id=54a12f)",
                "Mozilla/5.0 (compatible; theoldreader.com)", 1204, true
            ),
            (
                "Netvibes (http://www.netvibes.com/; 5 subscribers; feedID: 4711)",
                "Netvibes (http://www.netvibes.com/)",
                5, true
            ),
            (
                "Superfeedr bot/2.0 http://superfeedr.com - Make your feeds realtime: get in touch - feed-id:99",
                "Superfeedr bot/2.0 http://superfeedr.com - Make your feeds realtime: get in touch", nil, true
            ),
            ("NewsGatorOnline/2.0 (12 Subscribers)", "NewsGatorOnline/2.0", 12, false),
            ("阅读器/1.0 (7 subscribers)", "阅读器/1.0", 7, false),
        ] as [(String, String, Int?, Bool)]
    )
    func `What differs from feed to feed is taken out`(
        userAgent: String,
        name: String,
        subscribers: Int?,
        tellsFeed: Bool
    ) {
        let agent = agent(userAgent)
        #expect(agent.name == name)
        #expect(agent.subscribers == subscribers)
        #expect((agent.feed != nil) == tellsFeed)
    }

    @Test(
        arguments: [
            "", " ", "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
            "newsboat/2.32 (Linux x86_64)",
            "FreshRSS/1.24.1 (Linux; https://freshrss.org)", "subscribers", "5subscribers", "v5 subscriptions",
            "1.5 subscribers", "99999999999 subscribers", "feed-id", "feed-id=", "myfeed-id=5", "- ; , ()",
            "Fetcher http://example.com/site/12/x",
        ]
    )
    func `An agent that tells of no feed and no subscribers stays as it is`(userAgent: String) {
        let agent = agent(userAgent)
        #expect(agent == PollingAgent(name: userAgent, subscribers: nil, feed: nil))
    }

    @Test func `The same feed has the same number whatever surrounds it`() {
        #expect(agent("A (feed-id=7)").feed == agent("B feedid: 7; 3 subscribers").feed)
        #expect(agent("A (feed-id=7)").feed != agent("A (feed-id=8)").feed)
    }

    @Test func `Only the beginning of what is too long is looked at`() {
        let name = agent(String(repeating: "x", count: 10_000) + " 5 subscribers")
        #expect(name == PollingAgent(name: String(repeating: "x", count: 512), subscribers: nil, feed: nil))
    }

    @Test func `Tidying adds nothing, whatever was sent`() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "5 subscribers", "feed-id=1", ";", " ", "(", ")", "-", ",", "http://a/1/", "x", "\u{0}", "\u{FF}",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in pieces.randomElement() ?? "" }
                .joined()
            #expect(AgentText.tidied(Array(text.utf8)).count <= text.utf8.count, "\(text)")
            // Half a character at the end becomes one that says so.
            #expect(agent(text).name.utf8.count <= PollingAgent.longest + 2, "\(text)")
        }
    }

    private func agent(_ text: String) -> PollingAgent {
        var text = text
        return text.withUTF8 { PollingAgent(UnsafeRawBufferPointer($0)) }
    }
}
