import Store
import Testing

@testable import FeedServer

@Suite struct FreshnessLifetimeTests {
    /// Feeds by the seconds from each change to the one before, the newest first, and how long they may be kept when that
    /// is to be from 60 to 21600 seconds.
    private static let feeds: [(what: String, intervals: [Int64], seconds: Int)] = [
        ("nothing is known", [], 60),
        ("every two minutes", [120, 120, 120, 120], 60),
        ("every hour", [3600, 3600, 3600, 3600], 360),
        ("every day", [86_400, 86_400], 8640),
        ("every month", [2_592_000, 2_592_000, 2_592_000], 21_600),
        ("two changes alone, half a year apart", [15_552_000], 21_600),
        ("every hour, and now a night", [36_000, 3600, 3600, 3600], 360),
        ("every day, and now a holiday", [1_209_600, 86_400, 86_400, 86_400, 86_400], 8640),
        ("breaking news after half a year: the first of them", [15_552_000, 2_592_000, 2_592_000], 21_600),
        ("breaking news after half a year: the second of them", [300, 15_552_000, 2_592_000], 60),
        ("a busy day among silent months, which is over", [2_592_000, 300, 300, 2_592_000, 2_592_000], 21_600),
        ("what changes within a minute is one change", [10, 20, 10, 86_360, 40, 86_360], 8640),
        ("all at once, then every week", [1, 1, 1, 1, 1, 1, 1, 1, 1, 604_800, 604_800], 21_600),
        ("what was long ago does not count", Array(repeating: 3600, count: 8) + Array(repeating: 60, count: 9), 360),
        ("hours and days by turns", [86_400, 3600, 86_400, 3600], 360),
    ]

    @Test(arguments: feeds.indices)
    func `A feed may be kept for a tenth of the time that usually passes between its changes`(index: Int) {
        let feed = Self.feeds[index]
        var times = [Timestamp(milliseconds: 1_767_225_600_000)]
        for interval in feed.intervals {
            times.append(Timestamp(milliseconds: times[times.count - 1].milliseconds - interval * 1000))
        }
        if feed.intervals.isEmpty { #expect(FreshnessLifetime.seconds(changes: [], least: 60, most: 21_600) == 60) }
        #expect(FreshnessLifetime.seconds(changes: times, least: 60, most: 21_600) == feed.seconds, "\(feed.what)")
        #expect(FreshnessLifetime.seconds(changes: times.reversed(), least: 60, most: 21_600) == feed.seconds)
        #expect(FreshnessLifetime.seconds(changes: times, least: 900, most: 900) == 900)
    }

    @Test func `Times from one end of the calendar to the other are within the bounds`() {
        let times = [Int64.min, .max, 0, -1].map { Timestamp(milliseconds: $0) }
        #expect(FreshnessLifetime.seconds(changes: times, least: 60, most: 3600) == 3600)
    }

    @Test func `Changes are when articles came and were revised, and when the last one went`() {
        func stored(_ published: Int64, revised: Int64? = nil) -> StoredArticle {
            StoredArticle(
                article: ExampleSite.article(1),
                published: Timestamp(milliseconds: published),
                revised: revised.map { Timestamp(milliseconds: $0) }
            )
        }
        func times(_ articles: [StoredArticle], lastChange: Int64?) -> [Int64] {
            ArticleSelection(articles: articles, lastChange: lastChange.map { Timestamp(milliseconds: $0) })
                .changeTimes.map(\.milliseconds).sorted()
        }
        #expect(times([], lastChange: 5) == [])
        #expect(times([stored(1), stored(2)], lastChange: nil) == [1, 2])
        #expect(times([stored(1, revised: 7), stored(2)], lastChange: 7) == [1, 2, 7])
        // The second article was stored three after its date, or another one went then.
        #expect(times([stored(1), stored(2)], lastChange: 5) == [1, 5])
        #expect(times([stored(1), stored(9)], lastChange: 5) == [1, 9])
    }

    @Test func `A feed that seldom changes may be kept longer where the configuration says so, and no other document`()
        async throws
    {
        let example = try await ExampleStore()
        for day in 0..<4 {
            var article = ExampleSite.article(day)
            article.published = Timestamp(milliseconds: 1_700_000_000_000 + Int64(day) * 86_400_000)
            try await example.save(article)
        }
        var configuration = ExampleSite.configuration
        for (most, expected) in [(900, 900), (7200, 7200), (100_000, 8640)] {
            configuration.cache.maxAgeAtMost = most
            let documents = try await example.documents(try await example.publication(configuration))
            func field(_ name: String) throws -> String {
                CacheControl.value(configuration.cache, changes: try #require(documents[name]).changes)
            }
            let rest = "stale-while-revalidate=86400, stale-if-error=604800"
            #expect(try field("/feeds/all.rss") == "public, max-age=\(expected), \(rest)")
            #expect(try field("/feeds.opml") == "public, max-age=900, \(rest)")
        }
    }
}
