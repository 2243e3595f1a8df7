import Store
import Testing

@testable import FeedServer

@Suite struct SitemapTests {
    @Test(arguments: [
        ("/sitemap.xml", Sitemap.pages), ("/sitemap-news.xml", .news), ("/sitemap-1.xml", .part(1)),
        ("/sitemap-50000.xml", .part(50_000)),
    ])
    func `A sitemap is known by its path`(path: String, sitemap: Sitemap) {
        #expect(Sitemap(path: path) == sitemap)
        #expect(sitemap.path == path)
        #expect(DocumentKey.sitemap(sitemap).description == path)
        #expect("/" + sitemap.fileName == path)
    }

    @Test(arguments: [
        "", "/", "/sitemap", "/sitemap.xml/", "/sitemap-.xml", "/sitemap-0.xml", "/sitemap-01.xml", "/sitemap--1.xml",
        "/sitemap-+1.xml", "/sitemap-1.xml.gz", "/sitemap-1234567890.xml", "/sitemap-\u{661}.xml", "/sitemap-1.XML",
        "/sitemap-", "/a/sitemap.xml",
    ])
    func `Other paths are those of no sitemap`(path: String) {
        #expect(Sitemap(path: path) == nil)
    }

    @Test(arguments: [
        ("https://news.example/1", true), ("http://news.example/1", true), ("HTTPS://News.Example:443/1", true),
        ("http://news.example:80", true), ("https://news.example?1", true), ("https://news.example#1", true),
        ("https://news.example/文章", true), ("https://news.example:8443/1", false),
        ("https://www.news.example/1", false),
        ("https://news.example.org/1", false), ("https://other@news.example/1", false), ("/1", false),
        ("ftp://news.example/1", false), ("https:news.example/1", false), ("", false),
        ("https://news.example:80/", false),
    ])
    func `Pages of the site are those at its host and port`(url: String, isHeld: Bool) {
        #expect(SiteHost(of: "https://news.example/").holds(url) == isHeld)
        #expect(SiteHost(of: "http://NEWS.example:80/path/").holds(url) == isHeld)
    }

    @Test func `What is no address holds no page`() {
        #expect(!SiteHost(of: "").holds(""))
    }

    @Test func `A category that is called like a sitemap has no feed in its place`() {
        var configuration = ExampleSite.configuration
        configuration.feeds = [ExampleSite.template("/{category}")]
        let slugs = ["sitemap.xml", "sitemap-news.xml", "sitemap-7.xml", "sitemap"]
        let known = KnownValues(categories: slugs.map { CategoryReference(taxonomy: "product", slug: $0) })
        let paths = FeedCatalogue(configuration: configuration, known: known).definitions.map(\.path)
        #expect(paths.filter { $0.contains("sitemap") } == ["/sitemap"])
    }

    @Test func `Whatever of a site is in its sitemaps makes another digest`() throws {
        var site = ExampleSite.configuration.site
        #expect(Sitemaps.digest(of: site) == nil)
        site.pagesPerSitemap = 2
        var digests = [try #require(Sitemaps.digest(of: site))]
        for change: (inout Configuration.Site) -> Void in [
            { $0.url = "https://other.example/" }, { $0.feedsURL = "https://other.example/" }, { $0.language = "de" },
            { $0.timeZone = "UTC" }, { $0.title = LocalizedText("Other News") }, { $0.pagesPerSitemap = 3 },
        ] {
            var other = site
            change(&other)
            digests.append(try #require(Sitemaps.digest(of: other)))
        }
        #expect(Set(digests).count == digests.count)
        var same = site
        same.rights = nil
        #expect(Sitemaps.digest(of: same) == digests[0])
    }
}
