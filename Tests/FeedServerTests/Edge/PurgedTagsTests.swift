import FeedWriter
import Logging
import Store
import Testing

@testable import FeedServer

/// Which tags are purged when something happens: those of the documents that it touches, and no others.
@Suite struct PurgedTagsTests {
    private let queue: PurgeQueue
    private let example: ExampleStore
    private let live: LivePublication

    init() async throws {
        queue = PurgeQueue()
        example = try await ExampleStore()
        var configuration = ExampleSite.configuration
        configuration.edge = Configuration.Edge(tags: [.cacheTag], name: "news")
        live = LivePublication(
            try await example.publication(configuration),
            store: example.store,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            purges: Purges([queue])
        )
    }

    /// Does something; the tags that it has purged.
    private func purged(_ happening: () async throws -> Void) async throws -> [String] {
        let sequence = try await example.store.lastSequence()
        try await happening()
        try await live.follow(try await example.store.changes(after: sequence, limit: 1000))
        return queue.take(1000)
    }

    @Test func `A change purges the feeds that it touches, once each`() async throws {
        let first = try await purged { try await example.save(ExampleSite.article(1)) }
        let feeds = [
            "news~feeds~all", "news~feeds~by~ada-chen", "news~feeds~headline~mobile", "news~feeds~headline~technology",
        ]
        let english = ["news~en~feeds~headline~mobile", "news~en~feeds~headline~technology"]
        // The author and the language are new, and with them feeds.
        #expect(first == ["news+feeds"] + english + feeds + ["news+sitemaps"])
        let more = try await purged {
            try await example.save(ExampleSite.article(2))
            try await example.save(ExampleSite.article(3))
        }
        #expect(more == english + feeds + ["news+sitemaps"])
        let takedown = try await purged { try await example.store.withdraw(id: "tag:news.example,2021:2") }
        #expect(takedown == english + feeds + ["news+sitemaps"])
    }

    @Test func `What nobody is shown purges nothing`() async throws {
        var draft = ExampleSite.article(1)
        draft.state = .draft
        #expect(try await purged { try await example.save(draft) } == [])
    }

    @Test func `Another configuration purges all, by the name that it had`() async throws {
        var configuration = live.publication.configuration
        configuration.edge.name = "paper"
        try await live.publish(configuration)
        #expect(queue.take(9) == ["news"])
        try await live.publish(configuration)
        #expect(queue.take(9) == ["paper"])
    }

    @Test func `Documents name the tags by which they are purged`() async throws {
        _ = try await purged { try await example.save(ExampleSite.article(1)) }
        try await TestServer.run(source: live) { port in
            for target in ["/feeds/all", "/feeds/all.rss", "/feeds/all.atom", "/feeds/all?format=json"] {
                let answer = try await RawClient.get(port: port, target)
                #expect(answer.status == 200)
                #expect(answer["Cache-Tag"] == "news,news~feeds~all", "\(target)")
                let tag = try #require(answer["ETag"])
                let unchanged = try await RawClient.get(port: port, target, "If-None-Match: \(tag)")
                #expect(unchanged.status == 304)
                #expect(unchanged["Cache-Tag"] == "news,news~feeds~all", "\(target)")
            }
            #expect(try await RawClient.get(port: port, "/feeds.opml")["Cache-Tag"] == "news,news+feeds")
        }
    }

    @Test func `Redirections and refusals that may be kept name the tag of all`() async throws {
        try await TestServer.run(source: live) { port in
            for (target, status) in [("/feed/", 301), ("/old", 410), ("/none", 404), ("/feeds/all?format=pdf", 404)] {
                let answer = try await RawClient.get(port: port, target)
                #expect(answer.status == status)
                #expect(answer["Cache-Tag"] == "news", "\(target)")
            }
            #expect(try await RawClient.get(port: port, "/readyz")["Cache-Tag"] == nil)
            #expect(try await RawClient.answer(port: port, "OPTIONS", "/feeds/all")["Cache-Tag"] == nil)
        }
    }

    @Test func `However a path is spelled, the document has the tag by which it is purged`() async throws {
        var configuration = live.publication.configuration
        configuration.feeds.append(ExampleSite.template("/feeds/caf\u{E9}"))
        try await live.publish(configuration)
        _ = queue.take(9)
        let purge = try await purged { try await example.save(ExampleSite.article(1)) }
        let tag = "news~feeds~caf%c3%a9"
        #expect(purge.contains(tag))
        try await TestServer.run(source: live) { port in
            for path in ["/feeds/caf%C3%A9", "/feeds/cafe%CC%81"] {
                #expect(try await RawClient.get(port: port, path + ".rss")["Cache-Tag"] == "news,\(tag)")
                let negotiated = try await RawClient.get(port: port, path)
                #expect(negotiated["Cache-Tag"] == "news,\(tag)")
                #expect(negotiated["Content-Location"] == "/feeds/caf%C3%A9.rss")
            }
        }
    }

    @Test func `A delta names them too`() async throws {
        _ = try await purged { try await example.save(ExampleSite.article(1)) }
        try await TestServer.run(source: live) { port in
            let base = try #require(try await RawClient.get(port: port, "/feeds/all.atom")["ETag"])
            _ = try await purged { try await example.save(ExampleSite.article(2)) }
            let asking = ["A-IM: feed", "If-None-Match: \(base)"]
            let delta = try await RawClient.answer(port: port, "GET", "/feeds/all.atom", asking)
            #expect(delta.status == 226)
            #expect(delta["Cache-Tag"] == "news,news~feeds~all")
        }
    }
}
