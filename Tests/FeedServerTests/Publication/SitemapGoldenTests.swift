import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Sitemaps of a store, as they must stay.
@Suite struct SitemapGoldenTests {
    private static let hour: Int64 = 3_600_000
    private static let goldens = ["pages", "index", "part", "news"]

    private func text(_ path: String, of example: ExampleStore, pages: Int) async throws -> [UInt8] {
        var configuration = ExampleSite.configuration
        configuration.site.pagesPerSitemap = pages
        let publication = try await example.publication(configuration)
        let rendering = DocumentRendering(publication: publication, store: example.store, now: example.clock.now)
        guard case .document(let key) = publication.resolve(path: path) else { throw CancellationError() }
        let rendered = try #require(try await rendering.render(key), "there is no \(path)")
        #expect(rendered.document.mediaType == "application/xml; charset=utf-8")
        return rendered.document.identity.bytes
    }

    @Test func `A store gives the sitemaps of the golden files`() async throws {
        let example = try await ExampleStore.filled()
        // From here on the site is known as it is.
        _ = try await text("/sitemap.xml", of: example, pages: 2)
        var elsewhere = ExampleSite.article(7)
        elsewhere.url = "https://elsewhere.example/7"
        try await example.save(elsewhere)
        try await example.save(ExampleSite.article(8))
        try Golden.expect(try await text("/sitemap.xml", of: example, pages: 50_000), equals: "pages.sitemap.xml")
        try Golden.expect(try await text("/sitemap.xml", of: example, pages: 2), equals: "index.sitemap.xml")
        // The English half of the article that is in the first part.
        try Golden.expect(try await text("/sitemap-2.xml", of: example, pages: 1), equals: "part.sitemap.xml")
    }

    @Test func `A store gives the news of the golden file`() async throws {
        let example = try await ExampleStore()
        let now = example.clock.now().milliseconds
        func save(
            _ number: Int,
            hoursAgo: Int64,
            _ language: String = "en",
            _ change: (inout Article) -> Void = { _ in }
        )
            async throws
        {
            var article = ExampleSite.article(number, language: language)
            article.published = Timestamp(milliseconds: now - hoursAgo * Self.hour)
            change(&article)
            try await example.save(article)
        }
        try await save(1, hoursAgo: 1, "zh-CN")
        try await save(2, hoursAgo: 47)
        try await save(3, hoursAgo: 48)
        try await save(4, hoursAgo: 2) { $0.url = "https://elsewhere.example/4" }
        try await save(5, hoursAgo: 3) { $0.title = nil }
        try await save(6, hoursAgo: 4) { $0.language = nil }
        try await save(7, hoursAgo: 5) { $0.state = .draft }
        try Golden.expect(try await text("/sitemap-news.xml", of: example, pages: 1), equals: "news.sitemap.xml")
    }

    @Test(.enabled(if: Xmllint.isInstalled, "xmllint is not installed"), arguments: goldens)
    func `Every golden sitemap is well-formed`(name: String) throws {
        let file = Repository.root.appending(path: "Tests/FeedServerTests/Goldens/\(name).sitemap.xml")
        #expect(try Xmllint.complaint(about: file) == nil)
    }

    @Test func `News say the same all through an hour, and let go of what is two days old at its end`() async throws {
        let example = try await ExampleStore()
        var article = ExampleSite.article(1)
        article.published = example.clock.now()
        try await example.save(article)
        func news() async throws -> (holds: Bool, modified: Int64) {
            var configuration = ExampleSite.configuration
            configuration.site.pagesPerSitemap = 1
            let publication = try await example.publication(configuration)
            let rendering = DocumentRendering(publication: publication, store: example.store, now: example.clock.now)
            let rendered = try #require(try await rendering.render(.sitemap(.news)))
            let text = String(decoding: rendered.document.identity.bytes, as: UTF8.self)
            return (text.contains("https://news.example/1<"), rendered.lastModified)
        }
        // 2026-01-01T00:01:00Z, when the article and the configuration came.
        let saved: Int64 = 1_767_225_660
        #expect(try await news() == (true, saved))
        example.clock.advance(seconds: 47 * 3600 + 58 * 60)
        #expect(try await news() == (true, saved))
        example.clock.advance(seconds: 60)
        #expect(try await news() == (false, saved - 60 + 48 * 3600))
        example.clock.advance(seconds: 100 * 3600)
        #expect(try await news() == (false, saved - 60 + 48 * 3600))
    }
}
