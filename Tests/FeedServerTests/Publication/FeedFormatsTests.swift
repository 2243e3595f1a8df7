import FeedWriter
import Testing

@testable import FeedServer

/// Which forms a feed is there in, and what leads to them.
@Suite struct FeedFormatsTests {
    /// A site of RSS 1.0 and 2.0, with one feed in JSON alone and a podcast.
    private static let configuration: Configuration = {
        var configuration = ExampleSite.configuration
        configuration.site.formats = [.rss, .rdf]
        configuration.feeds[0].formats = [.json]
        configuration.feeds[1].podcast = Podcast(
            image: "https://news.example/cover.jpg",
            categories: [PodcastCategory("Technology")]
        )
        return configuration
    }()

    private static let mobile = "/feeds/headline/mobile"

    @Test func `A feed is found in its own formats, else in those of the site`() async throws {
        let publication = try await ExampleStore.filled().publication(Self.configuration)
        let resolve = { publication.resolve(path: $0) }
        #expect(resolve("/feeds/all") == .negotiated(path: "/feeds/all", formats: [.json]))
        #expect(resolve("/feeds/all.json") == .document(.feed(path: "/feeds/all", format: .json)))
        #expect(resolve("/feeds/all.rss") == .unknown)
        #expect(resolve(Self.mobile) == .negotiated(path: Self.mobile, formats: [.rss, .rdf]))
        #expect(resolve(Self.mobile + ".rdf") == .document(.feed(path: Self.mobile, format: .rdf)))
        #expect(resolve(Self.mobile + ".atom") == .unknown)
    }

    @Test func `The lists of feeds name the formats that there are`() async throws {
        let example = try await ExampleStore.filled()
        let text = FeedOutline(try await example.publication(Self.configuration)).text
        #expect(text.contains("\n  https://feeds.example/feeds/all.json\n\n"))
        #expect(text.contains("\n  https://feeds.example/feeds/headline/mobile.rdf\n"))
        #expect(!text.contains(".atom\n"))
        let documents = try await example.documents(try await example.publication(Self.configuration))
        let document = try #require(documents["/feeds.opml"])
        let outline = String(decoding: document.document.identity.bytes, as: UTF8.self)
        #expect(outline.contains("xmlUrl=\"https://feeds.example/feeds/all.json\""))
        #expect(outline.contains("xmlUrl=\"https://feeds.example/feeds/headline/mobile.rss\""))
    }

    @Test func `Other formats are a change of the list of feeds and of no feed`() async throws {
        let example = try await ExampleStore.filled()
        var configuration = ExampleSite.configuration
        let before = try await example.publication(configuration)
        example.clock.advance(seconds: 60)
        configuration.site.formats = [.atom]
        let after = try await example.publication(configuration)
        #expect(after.outlineChanged > before.outlineChanged)
        #expect(after.catalogue.definitions.map(\.digest) == before.catalogue.definitions.map(\.digest))
    }

    @Test func `A podcast has the tags of one in RSS, made of what the feed says`() async throws {
        let example = try await ExampleStore.filled()
        let documents = try await example.documents(try await example.publication(Self.configuration))
        let rendered = try #require(documents[Self.mobile + ".rss"])
        let text = String(decoding: rendered.document.identity.bytes, as: UTF8.self)
        #expect(text.contains("<itunes:author>Newsroom</itunes:author>"))
        #expect(text.contains("<itunes:category text=\"Technology\"/>"))
        #expect(text.contains("<podcast:guid>"))
        let other = try #require(documents["/en/feeds/headline/mobile.rss"])
        #expect(!String(decoding: other.document.identity.bytes, as: UTF8.self).contains("itunes"))
    }

    @Test(
        arguments: [
            ("application/rdf+xml", [.rss, .rdf], .rdf), ("application/rdf+xml", FeedFormat.usual, nil),
            ("application/xml", [.rdf], nil), ("*/*", [.json, .rdf], .json), ("text/html", [.atom], .atom),
            ("application/atom+xml;q=0, text/html", [.atom], nil), ("application/*", [.rdf], .rdf),
            ("", [.json], .json),
        ] as [(String, [FeedFormat], FeedFormat?)]
    )
    func `A form is chosen among those that there are`(accept: String, formats: [FeedFormat], chosen: FeedFormat?) {
        #expect(ContentNegotiation.format(accept: accept.utf8[...] as Substring.UTF8View?, among: formats) == chosen)
    }
}
