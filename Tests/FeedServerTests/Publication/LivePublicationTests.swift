import FeedWriter
import Foundation
import Logging
import Store
import Synchronization
import TestSupport
import Testing

@testable import FeedServer

@Suite(.timeLimit(.minutes(10))) struct LivePublicationTests {
    private static let brought = "/feeds/headline/brought"
    private let folder: TemporaryDirectory
    private let clock = TickingClock()
    private let store: InterposedStore
    private let live: LivePublication
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() async throws {
        folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        store = InterposedStore(try await StoreLocation.sqlite(path: path).open(clock: clock.tick))
        let publication = try await Publication.open(ExampleSite.configuration, in: store)
        live = LivePublication(publication, store: store, logger: logger)
    }

    /// Stores an article in a category that was not known before.
    private static func bringCategory(to store: InterposedStore) async throws {
        var article = ExampleSite.article(1)
        article.categories.append(CategoryReference(taxonomy: "headline", slug: "brought"))
        _ = try await store.save([article], explicitlyPublished: [])
    }

    @Test func `A category that comes while the configuration is read again keeps its feeds`() async throws {
        store.afterKnownValues { [store, live] in
            try await Self.bringCategory(to: store)
            try await live.follow(try await store.changes(after: 0, limit: 9))
        }
        try await live.publish(ExampleSite.configuration(mobileLabel: ["en": "Phones"]))
        #expect(live.publication.configuration == ExampleSite.configuration(mobileLabel: ["en": "Phones"]))
        #expect(live.resolve(path: Self.brought) == .negotiated(path: Self.brought, formats: FeedFormat.usual))
    }

    @Test func `A configuration that comes while new feeds are made stays, and has them`() async throws {
        try await Self.bringCategory(to: store)
        store.afterKnownValues { [live] in
            try await live.publish(ExampleSite.configuration(mobileLabel: ["en": "Phones"]))
        }
        try await live.follow(try await store.changes(after: 0, limit: 9))
        #expect(live.publication.configuration == ExampleSite.configuration(mobileLabel: ["en": "Phones"]))
        #expect(live.resolve(path: Self.brought) == .negotiated(path: Self.brought, formats: FeedFormat.usual))
    }

    @Test func `Changes that could not be read are read again, though nothing wakes the follower`() async throws {
        try await Self.bringCategory(to: store)
        store.failChanges(times: 2)
        let follower = ChangeFollower(store: store, live: live, from: .beginning, logger: logger)
        let following = Task { try await follower.run() }
        while live.resolve(path: Self.brought) == .unknown { await Task.yield() }
        following.cancel()
        try await following.value
    }

    @Test(arguments: [0, 1, 2])
    func `Another store in the place of the one that was followed shows, however long its log is`(
        count: Int
    ) async throws {
        _ = try await store.save([ExampleSite.article(1)], explicitlyPublished: [])
        let follower = ChangeFollower(store: store, live: live, from: try await .end(of: store), logger: logger)
        let following = Task { try await follower.run() }
        let old = try #require(ExampleSite.article(1).title)
        #expect(await text(of: "/feeds/all").contains(old))
        let path = folder.url.appending(path: "other.sqlite").path
        let other = try await StoreLocation.sqlite(path: path).open(clock: clock.tick)
        let articles = (0..<count).map { ExampleSite.article(7 + $0) }
        _ = try await other.save(articles, explicitlyPublished: [])
        store.replace(with: other)
        while await text(of: "/feeds/all").contains(old) { await Task.yield() }
        let shown = await text(of: "/feeds/all")
        #expect(articles.allSatisfy { shown.contains($0.title ?? "") })
        following.cancel()
        try await following.value
        try await other.close()
    }

    /// The RSS of a feed as it is served now.
    private func text(of path: String) async -> String {
        guard case .document(let document) = await live.document(.feed(path: path, format: .rss)) else { return "" }
        let identity = document.variants.first { $0.coding == .identity }
        return identity.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }

    @Test(arguments: [Configuration.Cache.Rendering.onDemand, .onChange])
    func `What a change touches is rendered at once if the configuration has it so and it is in the cache`(
        render: Configuration.Cache.Rendering
    ) async throws {
        var configuration = ExampleSite.configuration
        configuration.cache.render = render
        try await live.publish(configuration)
        let all = DocumentKey.feed(path: "/feeds/all", format: .rss)
        guard case .document = await live.document(all) else { return #expect(Bool(false), "there is no feed") }
        _ = try await store.save([ExampleSite.article(1)], explicitlyPublished: [])
        try await live.follow(try await store.changes(after: 0, limit: 9))
        #expect(live.ready(all) == nil)
        #expect(live.touched.next() == (render == .onChange ? all : nil))
        #expect(live.touched.next() == nil)
        await live.refresh(all)
        #expect(live.ready(all) != nil)
    }

    @Test func `A change of what a taxonomy is called is a change of the list of feeds`() async throws {
        var configuration = ExampleSite.configuration
        let before = try #require(await store.lastOutline(configuration))
        configuration.taxonomies[0].label = LocalizedText(texts: ["en": "Headlines"])
        #expect(try #require(await store.lastOutline(configuration)) > before)
    }
}

/// A clock that goes on by a second at each look.
private final class TickingClock: Sendable {
    private let time = Mutex(Timestamp(milliseconds: 1_767_225_600_000))

    func tick() -> Timestamp {
        time.withLock { time in
            time.milliseconds += 1000
            return time
        }
    }
}

extension InterposedStore {
    /// When the list of feeds of a configuration last changed.
    fileprivate func lastOutline(_ configuration: Configuration) async throws -> Timestamp? {
        try await Publication.open(configuration, in: self).outlineChanged
    }
}
