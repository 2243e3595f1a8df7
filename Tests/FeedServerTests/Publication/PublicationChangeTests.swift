import FeedWriter
import Store
import Testing

@testable import FeedServer

/// What moves when something changes, and what does not.
@Suite struct PublicationChangeTests {
    /// Entity tag and time of a document.
    private struct Validators: Hashable {
        let entityTag: EntityTag
        let lastModified: Int64

        init(_ rendered: DocumentRendering.Rendered) {
            entityTag = rendered.document.identity.entityTag
            lastModified = rendered.lastModified
        }
    }

    /// The feeds, by path without extension, of which a document has other validators than before.
    private static func moved(
        _ before: [String: DocumentRendering.Rendered],
        _ after: [String: DocumentRendering.Rendered]
    ) -> Set<String> {
        let paths = after.filter { path, document in before[path].map(Validators.init) != Validators(document) }.keys
        return Set(paths.map(stem))
    }

    private static func stem(_ path: String) -> String {
        path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    }

    private static func feeds(_ documents: [String: DocumentRendering.Rendered], showing text: String) -> Set<String> {
        let showing = documents.filter {
            String(decoding: $0.value.document.identity.bytes, as: UTF8.self).contains(text)
        }
        return Set(showing.keys.map(stem))
    }

    @Test func `Nothing new leaves every document as it was, however late it is`() async throws {
        let example = try await ExampleStore.filled()
        let before = try await example.documents(try await example.publication())
        example.clock.advance(seconds: 86_400 / 2)
        for article in ExampleStore.articles where article.id != "tag:news.example,2021:taken-down" {
            let outcomes = try await example.store.save([article], explicitlyPublished: [])
            #expect(outcomes == [.unchanged])
        }
        let after = try await example.documents(try await example.publication())
        #expect(Self.moved(before, after) == [])
    }

    @Test func `A changed label touches exactly the feeds that show it`() async throws {
        let example = try await ExampleStore.filled()
        let before = try await example.documents(try await example.publication())
        example.clock.advance(seconds: 3600)
        let renamed = ExampleSite.configuration(mobileLabel: ["en": "Pocket things", "zh-CN": "手机"])
        let after = try await example.documents(try await example.publication(renamed))
        let showing = Self.feeds(before, showing: "Mobile")
        #expect(showing.contains("/feeds/headline/mobile"))
        #expect(!showing.contains("/zh-CN/feeds/headline/mobile"))
        #expect(Self.moved(before, after) == showing)
        #expect(Self.feeds(after, showing: "Mobile") == [])
        for (path, document) in after where showing.contains(Self.stem(path)) {
            #expect(document.lastModified > (before[path]?.lastModified ?? 0), "\(path)")
        }
    }

    @Test func `A label set back gives the documents as they were`() async throws {
        let example = try await ExampleStore.filled()
        let before = try await example.documents(try await example.publication())
        example.clock.advance(seconds: 3600)
        _ = try await example.publication(ExampleSite.configuration(mobileLabel: ["en": "Pocket things"]))
        example.clock.advance(seconds: 3600)
        let after = try await example.documents(try await example.publication())
        #expect(Self.moved(before, after) == [])
    }

    @Test func `An article that arrives late with an old date moves the time of exactly its feeds`() async throws {
        let example = try await ExampleStore.filled()
        let before = try await example.documents(try await example.publication())
        var late = ExampleSite.article(1)
        late.published = Timestamp(milliseconds: 1_000_000_000_000)
        try await example.save(late)
        let after = try await example.documents(try await example.publication())
        // The article brings its author and so a feed and a line in the lists of feeds.
        let expected = Self.feeds(after, showing: "A phone, number 1").union(["/feeds", "/"])
        #expect(Self.moved(before, after) == expected)
        let now = example.clock.now().milliseconds / 1000
        for path in ["/feeds/all.rss", "/feeds/headline/mobile.json", "/en/feeds/headline/technology.atom"] {
            #expect(after[path]?.lastModified == now, "\(path)")
        }
    }

    @Test func `A withdrawn article leaves every feed and moves the time of those it was in`() async throws {
        let example = try await ExampleStore.filled()
        let before = try await example.documents(try await example.publication())
        example.clock.advance(seconds: 3600)
        try await example.store.withdraw(id: "tag:news.example,2021:folding")
        let after = try await example.documents(try await example.publication())
        let showing = Self.feeds(before, showing: "折叠屏，走向“轻薄”")
        #expect(showing.contains("/zh-CN/feeds/product/phones"))
        #expect(Self.moved(before, after) == showing)
        let now = example.clock.now().milliseconds / 1000
        for (path, document) in after where showing.contains(Self.stem(path)) {
            #expect(document.lastModified == now, "\(path)")
        }
    }

    @Test func `The feeds whose documents a change alters are those that the catalogue says it touches`() async throws {
        let example = try await ExampleStore.filled()
        let publication = try await example.publication()
        for (index, original) in ExampleStore.articles.enumerated() {
            let before = try await example.documents(publication)
            let sequence = try await example.store.lastSequence()
            var article = original
            article.title = "Another title, number \(index)"
            article.categories = [CategoryReference(taxonomy: "headline", slug: index % 2 == 0 ? "能源" : "mobile")]
            try await example.save(article)
            let changes = try await example.store.changes(after: sequence, limit: 10)
            let touched = Set(changes.flatMap { publication.catalogue.touched(by: $0) }.map(\.path))
            #expect(Self.moved(before, try await example.documents(publication)) == touched)
        }
    }

    @Test func `An empty feed has the time at which its definition was first seen`() async throws {
        let example = try await ExampleStore()
        let seen = example.clock.now().milliseconds / 1000
        let before = try await example.documents(try await example.publication())
        #expect(before["/feeds/all.atom"]?.lastModified == seen)
        example.clock.advance(seconds: 3600)
        #expect(Self.moved(before, try await example.documents(try await example.publication())) == [])
        var changed = ExampleSite.configuration
        changed.site.rights = nil
        let after = try await example.documents(try await example.publication(changed))
        #expect(after["/feeds/all.atom"]?.lastModified == seen + 3600)
    }

    @Test func `Another id authority is refused once articles are stored`() async throws {
        let empty = try await ExampleStore()
        _ = try await empty.publication()
        var other = ExampleSite.configuration
        other.site.idAuthority = "other.example,2026"
        _ = try await empty.publication(other)
        let example = try await ExampleStore.filled()
        let error = try await #require(throws: StoreError.self) { try await example.publication(other) }
        #expect(error.kind == .refused)
        #expect(
            error.description == "feeds.json: site.idAuthority: \"other.example,2026\" is not \"news.example,2021\", "
                + "under which articles are stored; another authority would give every article a new id, so set it back"
        )
    }
}
