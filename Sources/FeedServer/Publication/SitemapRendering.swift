import FeedWriter
import Store

/// Makes sitemaps of what the store holds.
///
/// Pages are cut into parts by the order in which their articles were first published, so that a part is another only
/// when an article in it is, or one that is the same in another language. Of articles whose page is not at the site,
/// sitemaps say nothing.
struct SitemapRendering: Sendable {
    /// For how many milliseconds an article is news.
    private static let newsAge: Int64 = 48 * hour
    private static let hour: Int64 = 3_600_000

    private let sitemaps: Sitemaps
    private let store: any ArticleStore
    private let host: SiteHost
    private let dates: ZonedDates

    /// Renders the sitemaps of a site.
    init(_ sitemaps: Sitemaps, store: any ArticleStore) {
        self.sitemaps = sitemaps
        self.store = store
        host = SiteHost(of: sitemaps.site.url)
        dates = ZonedDates(timeZone: sitemaps.site.timeZone)
    }

    /// A document, and when it last became another.
    typealias Rendered = (document: FeedDocument, changed: Timestamp)

    /// Every sitemap that there is by now.
    func all() async throws(StoreError) -> [Sitemap] {
        let parts = parts(of: try await look(0).historyCount)
        return [.pages] + (parts > 1 ? (1...parts).map(Sitemap.part) : []) + [.news]
    }

    /// Renders a sitemap as it is at a time; nil where there is none.
    func render(_ sitemap: Sitemap, now: Timestamp) async throws(StoreError) -> Rendered? {
        if sitemap == .news { return try await news(now: now) }
        let selection = try await look(0)
        let parts = parts(of: selection.historyCount)
        let changed = max(sitemaps.seen, selection.lastChange ?? sitemaps.seen)
        switch sitemap {
        case .pages where parts > 1: return (try await index(), changed)
        case .pages: return (try await pages(part: 1), changed)
        case .part(let number) where parts > 1 && number <= parts: return (try await pages(part: number), changed)
        case .part, .news: return nil
        }
    }

    private func look(_ count: Int) async throws(StoreError) -> ArticleSelection {
        try await store.select(ArticleQuery(), window: ArticleWindow(count: count), definition: nil)
    }

    private func parts(of total: Int) -> Int { (total + sitemaps.mostPages - 1) / sitemaps.mostPages }

    private func index() async throws(StoreError) -> FeedDocument {
        let changes = try await store.lastChanges(ofEach: sitemaps.mostPages)
        let documents = changes.enumerated()
            .map { number, changed in
                (
                    url: sitemaps.site.feedsURL + Sitemap.part(number + 1).fileName,
                    lastModified: Optional(dates.date(max(changed, sitemaps.seen)))
                )
            }
        return document(SitemapWriter.writeIndex(documents))
    }

    private func pages(part: Int) async throws(StoreError) -> FeedDocument {
        let first = (part - 1) * sitemaps.mostPages + 1
        let pages = try await store.pages(ordinals: first...(first + sitemaps.mostPages - 1))
            .filter { host.holds($0.url) }.map(page)
        let documents = SitemapWriter.write(pages)
        if let only = documents.first, documents.count == 1 { return document(only) }
        // More bytes than a document may have, which only very many translations make: every page is better than those.
        let bare = pages.map { SitemapPage(url: $0.url, lastModified: $0.lastModified) }
        return document(SitemapWriter.write(bare).first ?? [])
    }

    private func page(of page: ArticlePage) -> SitemapPage {
        SitemapPage(
            url: page.url,
            lastModified: dates.date(max(page.published, page.modified ?? page.published)),
            translations: translations(of: page)
        )
    }

    /// The page in every language that it is there in, itself among them, each language once; none where it is alone.
    private func translations(of page: ArticlePage) -> [SitemapPage.Translation] {
        var urls = [page.language ?? sitemaps.site.language: page.url]
        for other in page.translations where host.holds(other.url) {
            let language = other.language ?? sitemaps.site.language
            if urls[language] == nil { urls[language] = other.url }
        }
        guard urls.count > 1 else { return [] }
        return urls.sorted { $0.key < $1.key }.map { SitemapPage.Translation(language: $0.key, url: $0.value) }
    }

    /// The news, looked at as they are at the end of the hour that has begun: so nothing is ever named too long, and the
    /// document is the same all through the hour.
    private func news(now: Timestamp) async throws(StoreError) -> Rendered {
        let selection = try await look(NewsSitemapWriter.mostPages + 1)
        let end = (now.milliseconds / Self.hour + 1) * Self.hour
        let recent = selection.articles.prefix { $0.published.milliseconds >= end - Self.newsAge }
        var changed = max(sitemaps.seen, selection.lastChange ?? sitemaps.seen)
        if recent.count < selection.articles.count {
            // The hour in which the newest of those that are no news any more ceased to be.
            let old = selection.articles[recent.count].published.milliseconds + Self.newsAge
            changed = max(changed, Timestamp(milliseconds: old / Self.hour * Self.hour))
        }
        let pages = recent.prefix(NewsSitemapWriter.mostPages).compactMap { newsPage(of: $0) }
        return (document(NewsSitemapWriter.write(pages)), changed)
    }

    private func newsPage(of stored: StoredArticle) -> NewsPage? {
        guard let url = stored.article.url, host.holds(url), let title = stored.article.title else { return nil }
        let site = sitemaps.site
        let language = stored.article.language ?? site.language
        return NewsPage(
            url: url,
            publication: site.title.text(for: language, fallback: site.language),
            language: language,
            published: dates.date(stored.published),
            title: .text(title)
        )
    }

    private func document(_ bytes: [UInt8]) -> FeedDocument {
        FeedDocument(mediaType: SitemapWriter.mediaType, bytes: bytes)
    }
}
