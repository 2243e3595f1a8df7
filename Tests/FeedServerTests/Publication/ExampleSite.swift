import Store

@testable import FeedServer

/// A small bilingual site for tests.
enum ExampleSite {
    static let configuration = configuration()

    static func configuration(mobileLabel: [String: String] = ["en": "Mobile", "zh-CN": "手机"]) -> Configuration {
        Configuration(
            file: "feeds.json",
            site: Configuration.Site(
                url: "https://news.example/",
                feedsURL: "https://feeds.example/",
                title: LocalizedText(texts: ["en": "Example News", "zh-CN": "示例新闻"]),
                description: nil,
                rights: LocalizedText(texts: ["en": "© Example"]),
                icon: nil,
                logo: nil,
                author: Configuration.Author(name: "Newsroom", email: "desk@news.example", uri: nil),
                language: "en",
                timeZone: "Asia/Shanghai",
                idAuthority: "news.example,2021",
                defaultTaxonomy: "headline"
            ),
            store: .sqlite(path: "articles.sqlite"),
            listen: Configuration.Listen(host: "127.0.0.1", port: 0),
            log: Configuration.Log(level: "info", access: .off, file: nil),
            cache: Configuration.Cache(
                memory: 1 << 20,
                maxAge: 900,
                maxAgeAtMost: 900,
                staleWhileRevalidate: 86_400,
                staleIfError: 604_800
            ),
            taxonomies: [
                Configuration.Taxonomy(
                    slug: "headline",
                    label: nil,
                    categories: [
                        Configuration.Category(slug: "technology", label: nil, parent: nil),
                        Configuration.Category(
                            slug: "mobile",
                            label: LocalizedText(texts: mobileLabel),
                            parent: "technology"
                        ),
                    ]
                ),
                Configuration.Taxonomy(slug: "product", label: nil, categories: []),
            ],
            feeds: [
                template("/feeds/all"), template("/feeds/{taxonomy}/{category}"),
                template("/{language}/feeds/{taxonomy}/{category}", content: .summary),
                template("/feeds/by/{author}"),
            ],
            aliases: [
                Configuration.Alias(from: "/feed/", to: "/feeds/all.rss"),
                Configuration.Alias(from: "/category/{category}/feed/", to: "/feeds/headline/{category}.rss"),
            ],
            retired: ["/old"]
        )
    }

    static func template(_ path: String, content: FeedTemplate.Content = .full) -> FeedTemplate {
        FeedTemplate(path: path, select: ArticleQuery(), window: ArticleWindow(count: 50), content: content)
    }

    /// An article of the category Mobile.
    static func article(_ number: Int, language: String = "en") -> Article {
        Article(
            id: "tag:news.example,2021:\(number)",
            url: "https://news.example/\(number)",
            title: language == "en" ? "A phone, number \(number)" : "第 \(number) 部手机",
            contentHTML: "<p>Text of number \(number).</p>",
            published: Timestamp(milliseconds: 1_700_000_000_000 + Int64(number) * 60_000),
            language: language,
            people: [.init(name: "Ada Chen"), .init(name: "李雷", role: .translator)],
            categories: [CategoryReference(taxonomy: "headline", slug: "mobile")]
        )
    }
}
