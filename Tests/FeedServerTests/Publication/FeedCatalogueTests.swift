import FeedWriter
import Store
import Testing

@testable import FeedServer

@Suite struct FeedCatalogueTests {
    private let known = KnownValues(
        categories: [
            CategoryReference(taxonomy: "headline", slug: "mobile"), CategoryReference(taxonomy: "product", slug: "手机"),
        ],
        languages: ["en", "zh-CN"],
        authors: [.init(slug: "ada-chen", name: "Ada Chen")]
    )

    private var catalogue: FeedCatalogue { FeedCatalogue(configuration: ExampleSite.configuration, known: known) }

    @Test func `A template makes one feed for each value that the configuration or the store knows`() {
        #expect(
            catalogue.definitions.map(\.path) == [
                "/feeds/all", "/feeds/headline/technology", "/feeds/headline/mobile", "/feeds/product/手机",
                "/en/feeds/headline/technology", "/en/feeds/headline/mobile", "/en/feeds/product/手机",
                "/zh-CN/feeds/headline/technology", "/zh-CN/feeds/headline/mobile", "/zh-CN/feeds/product/手机",
                "/feeds/by/ada-chen",
            ]
        )
    }

    @Test func `A feed in a language is called by the site's title and the category's label in that language`() {
        #expect(catalogue["/zh-CN/feeds/headline/mobile"]?.title == "示例新闻 · 手机")
        #expect(catalogue["/en/feeds/headline/mobile"]?.title == "Example News · Mobile")
        #expect(catalogue["/feeds/headline/mobile"]?.title == "Example News · Mobile")
        #expect(catalogue["/feeds/headline/technology"]?.title == "Example News · technology")
    }

    @Test func `Every feed has an id of its own, made of its path`() {
        #expect(
            catalogue["/zh-CN/feeds/product/手机"]?.id
                == "tag:news.example,2021:feed/zh-CN/feeds/product/%E6%89%8B%E6%9C%BA"
        )
        #expect(Set(catalogue.definitions.map(\.id)).count == catalogue.definitions.count)
    }

    @Test func `A category put elsewhere makes other definitions of the feeds that contain it, and of no others`() {
        var configuration = ExampleSite.configuration
        configuration.taxonomies[0].categories[1].parent = nil
        let moved = FeedCatalogue(configuration: configuration, known: known)
        let changed = catalogue.definitions.filter { moved[$0.path]?.digest != $0.digest }
        #expect(
            changed.map(\.path) == [
                "/feeds/headline/technology", "/en/feeds/headline/technology", "/zh-CN/feeds/headline/technology",
            ]
        )
    }

    @Test func `A feed at a letter that joins the slash before it has its whole path in its address`() {
        var configuration = ExampleSite.configuration
        configuration.feeds = [ExampleSite.template("/{category}")]
        let joining = KnownValues(categories: [CategoryReference(taxonomy: "headline", slug: "\u{E33}")])
        let definition = FeedCatalogue(configuration: configuration, known: joining)["/\u{E33}"]
        #expect(definition?.url(of: .rss) == "https://feeds.example/%E0%B8%B3.rss")
    }

    @Test func `No slug makes a feed at an address that the server keeps for itself`() {
        var configuration = ExampleSite.configuration
        configuration.feeds = [ExampleSite.template("/{category}")]
        let slugs = ["feeds.opml", "healthz", "manifest", "news"]
        let known = KnownValues(categories: slugs.map { CategoryReference(taxonomy: "product", slug: $0) })
        let paths = FeedCatalogue(configuration: configuration, known: known).definitions.map(\.path)
        #expect(paths == ["/technology", "/mobile", "/news"])
    }

    @Test func `A change touches the feeds that could find the article before it or can since`() {
        let english = ArticleFacets(
            categories: [
                CategoryReference(taxonomy: "headline", slug: "mobile"),
                CategoryReference(taxonomy: "headline", slug: "technology"),
            ],
            language: "en",
            authors: ["ada-chen"]
        )
        let moved = ArticleFacets(categories: [CategoryReference(taxonomy: "product", slug: "手机")], language: "en")
        let change = Change(
            sequence: 1,
            time: Timestamp(milliseconds: 0),
            articleID: "1",
            kind: .updated,
            before: english,
            after: moved
        )
        #expect(
            catalogue.touched(by: change).map(\.path) == [
                "/feeds/all", "/feeds/headline/technology", "/feeds/headline/mobile", "/feeds/product/手机",
                "/en/feeds/headline/technology", "/en/feeds/headline/mobile", "/en/feeds/product/手机",
                "/feeds/by/ada-chen",
            ]
        )
    }

    @Test func `A change with a category, language or author never seen makes new feeds necessary`() {
        func change(_ facets: ArticleFacets) -> Change {
            Change(
                sequence: 1,
                time: Timestamp(milliseconds: 0),
                articleID: "1",
                kind: .published,
                before: nil,
                after: facets
            )
        }
        #expect(catalogue.knowsValues(of: change(ArticleFacets(language: "en", authors: ["ada-chen"]))))
        #expect(!catalogue.knowsValues(of: change(ArticleFacets(language: "fr"))))
        #expect(!catalogue.knowsValues(of: change(ArticleFacets(authors: ["grace"]))))
        let category = CategoryReference(taxonomy: "product", slug: "watches")
        #expect(!catalogue.knowsValues(of: change(ArticleFacets(categories: [category]))))
        var configuration = ExampleSite.configuration
        configuration.feeds = [ExampleSite.template("/feeds/{taxonomy}/{category}")]
        let narrow = FeedCatalogue(configuration: configuration, known: known)
        #expect(narrow.knowsValues(of: change(ArticleFacets(language: "fr", authors: ["grace"]))))
        #expect(!narrow.knowsValues(of: change(ArticleFacets(categories: [category]))))
        configuration.feeds[0].takesQueries = true
        let choosable = FeedCatalogue(configuration: configuration, known: known)
        #expect(!choosable.knowsValues(of: change(ArticleFacets(language: "fr"))))
        #expect(!choosable.knowsValues(of: change(ArticleFacets(authors: ["grace"]))))
    }

    @Test func `A changed label changes the digest of the feeds that are called by it and of no others`() {
        let other = FeedCatalogue(
            configuration: ExampleSite.configuration(mobileLabel: ["en": "Mobile", "zh-CN": "移动设备"]),
            known: known
        )
        let changed = zip(catalogue.definitions, other.definitions).filter { $0.digest != $1.digest }.map(\.0.path)
        #expect(changed == ["/zh-CN/feeds/headline/mobile"])
    }

    @Test func `What every document says changes every digest, and hours that nobody names change none`() {
        let before = FeedCatalogue(configuration: ExampleSite.configuration(), known: known).definitions.map(\.digest)
        var configuration = ExampleSite.configuration()
        configuration.etiquette.refuse = true
        configuration.cache.maxAgeAtMost = 3600
        #expect(FeedCatalogue(configuration: configuration, known: known).definitions.map(\.digest) == before)
        configuration.etiquette.skipHours = [3]
        let skipping = FeedCatalogue(configuration: configuration, known: known).definitions.map(\.digest)
        #expect(zip(before, skipping).allSatisfy { $0 != $1 })
        configuration.cache.maxAge = 600
        let shorter = FeedCatalogue(configuration: configuration, known: known).definitions.map(\.digest)
        #expect(zip(skipping, shorter).allSatisfy { $0 != $1 })
    }
}
