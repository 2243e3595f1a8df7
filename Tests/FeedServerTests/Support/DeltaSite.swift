import FeedWriter
import Logging
import Store
import TestSupport

@testable import FeedServer

/// What a server publishes from a store of its own under a clock that stands, told of every change at once.
final class DeltaSite: Sendable {
    let example: ExampleStore
    let store: InterposedStore
    let live: LivePublication
    let counters = ServerCounters()

    /// Begins with some articles; one feed of all, as long as `limit`, and others after it.
    init(
        _ articles: [Article] = [],
        limit: Int = 50,
        history: HistorySection.Rules? = nil,
        pagesPerSitemap: Int? = nil,
        feeds: [FeedTemplate] = [],
        in place: TemporaryPostgres? = nil
    ) async throws {
        example = try await ExampleStore(in: place)
        store = InterposedStore(example.store)
        for article in articles { try await example.save(article) }
        var configuration = Self.configuration(limit: limit, history: history)
        configuration.feeds += feeds
        configuration.site.pagesPerSitemap = pagesPerSitemap
        live = try await Self.publish(store, configuration, counters, now: example.clock.now)
    }

    /// The same store as another process would publish it.
    func restarted() async throws -> LivePublication {
        try await Self.publish(store, live.publication.configuration, ServerCounters(), now: example.clock.now)
    }

    /// Does something a minute later and tells of the changes that it made.
    func change(_ happening: (any ArticleStore) async throws -> Void) async throws {
        example.clock.advance(seconds: 60)
        let sequence = try await example.store.lastSequence()
        try await happening(example.store)
        try await live.follow(try await example.store.changes(after: sequence, limit: 1000))
    }

    /// Stores articles.
    func save(_ articles: Article...) async throws {
        try await change { _ = try await $0.save(articles, explicitlyPublished: []) }
    }

    /// An article with another title.
    static func article(_ number: Int, title: String? = nil) -> Article {
        var article = ExampleSite.article(number)
        if let title { article.title = title }
        return article
    }

    static func configuration(
        limit: Int = 50,
        mobile: String = "Mobile",
        history: HistorySection.Rules? = nil
    ) -> Configuration {
        var configuration = ExampleSite.configuration(mobileLabel: ["en": mobile])
        let rules = history ?? HistorySection.Rules(archives: false, tombstones: 0)
        let window = ArticleWindow(count: limit, milliseconds: nil, history: rules)
        configuration.cache.memory = 64 << 20
        var categories = ExampleSite.template("/feeds/{taxonomy}/{category}")
        categories.window = ArticleWindow(count: 50, milliseconds: nil, history: rules)
        configuration.feeds = [
            FeedTemplate(
                path: "/feeds/all",
                select: ArticleQuery(),
                window: window,
                content: .full,
                formats: FeedFormat.allCases
            ),
            categories,
        ]
        return configuration
    }

    private static func publish(
        _ store: any ArticleStore,
        _ configuration: Configuration,
        _ counters: ServerCounters,
        now: @escaping @Sendable () -> Timestamp
    ) async throws -> LivePublication {
        LivePublication(
            try await Publication.open(configuration, in: store),
            store: store,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            patience: .seconds(60),
            counters: counters,
            now: now
        )
    }
}
