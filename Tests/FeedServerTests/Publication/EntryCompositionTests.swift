import FeedWriter
import Store
import Testing

@testable import FeedServer

@Suite struct EntryCompositionTests {
    private func entry(_ article: Article, timeZone: String = "UTC") throws -> Entry {
        var configuration = ExampleSite.configuration
        configuration.site.timeZone = timeZone
        let catalogue = FeedCatalogue(configuration: configuration, known: KnownValues())
        let site = try #require(catalogue["/feeds/all"]).site
        let stored = StoredArticle(article: article, published: try #require(article.published))
        return EntryComposition(site: site.value, labels: CategoryLabels(configuration: configuration))
            .entry(of: stored, content: .summary, feedLanguage: nil, format: .atom)
    }

    /// Each is one character to whoever reads it.
    @Test(arguments: [
        "👨‍👩‍👧", "👍🏽", "🇨🇳", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "e\u{301}\u{323}",
        "\u{1100}\u{1161}\u{11A8}",
    ])
    func `A made summary ends before a character or behind it`(character: String) throws {
        #expect(character.count == 1)
        for lead in 290...300 {
            let text = String(repeating: "字", count: lead) + String(repeating: character, count: 20)
            let kept = text.prefix(EntryComposition.summaryLength - 1) + "…"
            var article = ExampleSite.article(1)
            article.contentHTML = nil
            article.contentText = text
            let plain = try #require(try entry(article).summary?.value)
            #expect(plain.utf8.elementsEqual(kept.utf8), "\(lead)")
            article.contentText = nil
            article.contentHTML = "<p>\(text)</p>"
            // Of HTML whole words are kept, if need be fewer.
            let html = try #require(try entry(article).summary?.value)
            #expect(kept.unicodeScalars.starts(with: html.unicodeScalars.dropLast()), "\(lead)")
            #expect(html.dropLast().drop { $0 == "字" }.allSatisfy { String($0) == character }, "\(lead)")
            #expect(html.count >= 290)
        }
    }

    @Test(
        arguments: [
            ("UTC", 1_767_225_600_000, "2026-01-01T00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT"),
            ("Asia/Shanghai", 1_767_225_600_000, "2026-01-01T08:00:00+08:00", "Thu, 01 Jan 2026 08:00:00 +0800"),
            ("Asia/Kathmandu", 1_767_225_600_000, "2026-01-01T05:45:00+05:45", "Thu, 01 Jan 2026 05:45:00 +0545"),
            ("America/New_York", 1_767_225_600_000, "2025-12-31T19:00:00-05:00", "Wed, 31 Dec 2025 19:00:00 -0500"),
            // The hour of the night in which summer begins there, to the second.
            ("America/New_York", 1_772_953_199_000, "2026-03-08T01:59:59-05:00", "Sun, 08 Mar 2026 01:59:59 -0500"),
            ("America/New_York", 1_772_953_200_000, "2026-03-08T03:00:00-04:00", "Sun, 08 Mar 2026 03:00:00 -0400"),
            // China had summers, too.
            ("Asia/Shanghai", 552_096_000_000, "1987-07-01T09:00:00+09:00", "Wed, 01 Jul 1987 09:00:00 +0900"),
            ("Nowhere/At_All", 1_767_225_600_000, "2026-01-01T00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT"),
        ] as [(String, Int64, String, String)]
    )
    func `Dates are those of the clocks in the site's zone`(
        zone: String,
        milliseconds: Int64,
        rfc3339: String,
        rfc822: String
    ) throws {
        var article = ExampleSite.article(1)
        article.published = Timestamp(milliseconds: milliseconds)
        let entry = try entry(article, timeZone: zone)
        for date in [entry.published, entry.updated] {
            #expect(date?.rfc3339 == rfc3339)
            #expect(date?.rfc822 == rfc822)
        }
    }
}
