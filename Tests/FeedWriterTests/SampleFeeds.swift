import FeedWriter

/// The feeds that golden files are made of.
enum SampleFeeds {
    static let all: [(name: String, feed: Feed)] = [
        ("full", full), ("minimal", minimal), ("hostile", hostile), ("empty", empty), ("sparse", sparse),
        ("withdrawn", withdrawn), ("archive", archive), ("podcast", PodcastSample.feed),
        ("discussion", DiscussionSample.feed),
    ]

    /// Every property is set, texts are Chinese and English, and every date has another offset or fraction.
    static let full = Feed(
        id: "tag:news.example.com,2021:feed/mobile",
        title: .text("产业头条 · 手机 & Tablets"),
        subtitle: .text("手机行业的要闻,中英双语。Mobile news in two languages."),
        homePageURL: "https://news.example.com/手机/",
        feedURL: "https://feeds.example.com/feeds/headline/mobile?page=1&size=50",
        language: "zh-CN",
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480),
        authors: [
            Person(name: "编辑部 Newsroom", uri: "https://news.example.com/about", email: "desk@example.com"),
            Person(name: "Second Desk"),
        ],
        categories: [Category(term: "mobile", scheme: "https://news.example.com/headline/", label: "手机")],
        rights: .text("© 2026 Example Media"),
        icon: "https://news.example.com/icon.png",
        logo: "https://news.example.com/logo.png",
        generator: "FeedServer",
        timeToLive: 15,
        skipHours: [23, 0, 18],
        links: [
            Link(url: "https://hub.example.com/", relation: "hub"),
            Link(url: "https://feeds.example.com/feeds/headline/mobile.json?page=2", relation: "next"),
        ],
        entries: [chineseEntry, englishEntry, summaryEntry],
        extensions: [
            JSONValue.Member(
                "_site",
                .object([
                    JSONValue.Member("beta", .bool(true)),
                    JSONValue.Member("ratio", .number("1.50e2")),
                    JSONValue.Member("list", .array([.null, .string("一"), .object([])])),
                ])
            )
        ]
    )

    private static let chineseEntry = Entry(
        id: "tag:news.example.com,2021:article/1",
        url: "https://news.example.com/文章/1",
        externalURL: "https://maker.example.org/launch",
        title: .text("折叠屏手机销量翻番:“贵”不再是问题?"),
        summary: .text("三家厂商 & 一组数字\n第二行"),
        content: .html("<p>据统计,1 < 2 的时代过去了。</p>\n<p>图:<b>新机</b> &amp; 旧机 ]]> 完</p>"),
        published: FeedDate(millisecondsSince1970: 1_637_060_400_000, offsetMinutes: 480),
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_250, offsetMinutes: 480),
        language: "zh-CN",
        authors: [Person(name: "王小明", role: "author", uri: "https://news.example.com/作者/王小明"), Person(name: "李雷")],
        contributors: [Person(name: "Han Mei", role: "translator", email: "han@example.com")],
        categories: [
            Category(term: "mobile", scheme: "https://news.example.com/headline/", label: "手机"),
            Category(term: "phones", scheme: "https://news.example.com/product/"),
            Category(term: "editors-pick"),
        ],
        attachments: [
            Attachment(url: "https://media.example.com/unknown"),
            Attachment(
                url: "https://media.example.com/1.mp3",
                mediaType: "audio/mpeg",
                title: "朗读",
                byteCount: 1_234_567,
                durationInSeconds: 61.5
            ),
            Attachment(url: "https://media.example.com/1.pdf", mediaType: "application/pdf", byteCount: 42),
        ],
        image: "https://media.example.com/1 cover.jpg",
        bannerImage: "https://media.example.com/1-banner.jpg",
        rights: .text("CC BY 4.0"),
        source: EntrySource(title: "深圳晚报", url: "https://paper.example.cn/feed.xml"),
        links: [Link(url: "https://news.example.com/en/1", relation: "alternate", language: "en", title: "In English")],
        extensions: [
            JSONValue.Member("_article", .object([JSONValue.Member("state", .string("published"))])),
            JSONValue.Member("no_underscore", .object([])),
        ]
    )

    private static let englishEntry = Entry(
        id: "https://news.example.com/en/2",
        url: "https://news.example.com/en/2",
        title: .html("Batteries: <em>2 &lt; 3</em>"),
        content: .text("Plain text with <angle> brackets & an ampersand.\nSecond line."),
        published: FeedDate(millisecondsSince1970: 1_637_000_000_000),
        language: "en",
        authors: [Person(name: "Ada Example")],
        attachments: [Attachment(url: "https://media.example.com/2.jpg", mediaType: "image/jpeg")],
        source: EntrySource(title: "A paper without an address")
    )

    private static let summaryEntry = Entry(
        id: "urn:uuid:6f8f7c1e-54a4-4d3b-9d8e-0c5f1d6e2a3b",
        url: "https://news.example.com/3",
        title: .text("Summary alone"),
        summary: .html("<p>只有摘要。</p>"),
        updated: FeedDate(millisecondsSince1970: 1_636_900_000_999, offsetMinutes: -210)
    )

    /// Nothing is set that can be left unset.
    static let minimal = Feed(
        id: "tag:news.example.com,2021:feed/minimal",
        title: .text("Minimal"),
        homePageURL: "https://news.example.com/",
        entries: [Entry(id: "tag:news.example.com,2021:article/9", title: .text("One"), content: .text("Text"))]
    )

    /// A feed of a category that has no article yet.
    static let empty = Feed(
        id: "tag:news.example.com,2021:feed/empty",
        title: .text("空栏目"),
        homePageURL: "https://news.example.com/empty",
        feedURL: "https://feeds.example.com/feeds/headline/empty",
        language: "zh-CN",
        updated: FeedDate(millisecondsSince1970: 1_600_000_000_000)
    )

    /// Entries that lack what formats require: a title, a summary, content, a page, dates, an author's name.
    static let sparse = Feed(
        id: "tag:news.example.com,2021:feed/sparse",
        title: .html("Sparse <b>&amp;</b> small"),
        feedURL: "https://feeds.example.com/sparse",
        authors: [Person(name: " ")],
        entries: [
            Entry(id: "tag:news.example.com,2021:sparse/1", content: .html("<p>No title, as in a short note.</p>")),
            Entry(id: "tag:news.example.com,2021:sparse/2", summary: .text("A summary and no page.")),
            Entry(id: "tag:news.example.com,2021:sparse/3", url: "https://news.example.com/sparse/3"),
            Entry(
                id: "tag:news.example.com,2021:sparse/4",
                authors: [Person(name: "", uri: "https://a.example/"), Person(name: "")]
            ),
            Entry(
                id: "tag:news.example.com,2021:sparse/5",
                title: .text("Dates out of range"),
                published: FeedDate(millisecondsSince1970: 3_093_527_980_800_000),
                updated: FeedDate(millisecondsSince1970: 1_600_000_000_000, offsetMinutes: 1_440)
            ),
        ]
    )

    /// A feed from which articles were taken down: one said twice, one that came back and went again, one at no date.
    static let withdrawn = Feed(
        id: "tag:news.example.com,2021:feed/withdrawn",
        title: .text("撤稿"),
        homePageURL: "https://news.example.com/",
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480),
        authors: [Person(name: "编辑部")],
        entries: [Entry(id: "tag:news.example.com,2021:article/9", title: .text("One"), content: .text("Text"))],
        tombstones: [
            Tombstone(ref: "tag:news.example.com,2021:?a=1&b=<\"2\">", when: FeedDate(millisecondsSince1970: 999)),
            Tombstone(
                ref: "https://news.example.com/文章/1",
                when: FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480)
            ),
            Tombstone(ref: "https://news.example.com/文章/1", when: FeedDate(millisecondsSince1970: 0)),
            Tombstone(ref: "https://news.example.com/文章/1", when: FeedDate(millisecondsSince1970: 0)),
            Tombstone(ref: "urn:no-date", when: FeedDate(millisecondsSince1970: .max)),
        ]
    )

    /// An archive of a feed, in the midst of others.
    static let archive = Feed(
        id: "tag:news.example.com,2021:feed/all",
        title: .text("产业头条"),
        homePageURL: "https://news.example.com/",
        feedURL: "https://feeds.example.com/feeds/all/archive/51,100",
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480),
        authors: [Person(name: "编辑部")],
        generator: "FeedServer",
        links: [
            Link(url: "https://feeds.example.com/feeds/all", relation: "current"),
            Link(url: "https://feeds.example.com/feeds/all/archive/1,50", relation: "prev-archive"),
            Link(url: "https://feeds.example.com/feeds/all/archive/101,150", relation: "next-archive"),
        ],
        entries: [Entry(id: "tag:news.example.com,2021:article/9", title: .text("One"), content: .text("Text"))],
        isArchive: true
    )

    /// Control characters, markup where none belongs, and URLs that must not come out as they went in.
    static let hostile = Feed(
        id: "tag:news.example.com,2021:feed/\u{1}<hostile>&\"",
        title: .text("a\u{0}b\u{8}\u{B}\u{C}\u{1F} <script>alert(1)</script> ]]> &amp; \u{FFFE}\u{FFFF},全角!"),
        subtitle: .text("line\r\nbreak\tand \"quotes\" 'too' \u{7F}\u{85}\u{2028}\u{2029}\u{FEFF}\u{10FFFF}\u{1FFFE}"),
        homePageURL: "  https://news.example.com/a b\u{1}<\">?q=%zz%41#x#y \n",
        feedURL: "/relative/feed",
        language: "zh_CN",
        updated: FeedDate(millisecondsSince1970: .max),
        authors: [Person(name: "\"Bobby\" <Tables>", uri: "javascript:alert(1)", email: "not an address")],
        categories: [
            Category(term: "", scheme: "relative", label: "empty term"), Category(term: "a\"b<c>", scheme: "x"),
        ],
        icon: "data:image/png;base64,AAAA",
        logo: "//cdn.example.com/logo.png",
        generator: "<generator/>",
        timeToLive: -1,
        skipHours: [-1, 24, 5, .max, 5],
        links: [
            Link(url: "java\nscript:alert(1)", relation: "hub"),
            Link(
                url: "https://hub.example.com/\u{202E}",
                relation: "",
                mediaType: "none",
                language: "??",
                title: "\"\t\r\n"
            ),
        ],
        entries: [
            Entry(
                id: "https://news.example.com/?a=1&b=<2>",
                url: "https://news.example.com/?a=1&b=<2>",
                externalURL: " JaVaScRiPt:alert(1)",
                title: .text("<![CDATA[ nested ]]> <!-- --> &lt; <?xml?>"),
                summary: .html("<![CDATA[x]]>"),
                content: .html("<p>]]></p><![CDATA[ ]]>]]&gt;<script>alert(\"1\")</script>\u{B}\u{FFFF}"),
                published: FeedDate(millisecondsSince1970: .min),
                updated: FeedDate(millisecondsSince1970: -1),
                language: "en\"",
                authors: [Person(name: "x\u{0}", uri: "vbscript:x", avatar: "data:,")],
                attachments: [
                    Attachment(url: "mailto:", mediaType: "audio/mpeg"),
                    Attachment(url: "https://[::1]/a|b", mediaType: "a/b/c", byteCount: -5, durationInSeconds: .nan),
                    Attachment(
                        url: "HTTP://news.example.com/x",
                        mediaType: "text/html; charset=\"utf-8\"",
                        byteCount: .max,
                        durationInSeconds: .infinity
                    ),
                ],
                image: "https:news.example.com/no-slashes",
                bannerImage: "https:///no-host",
                source: EntrySource(title: "<b>source</b>", url: "ftp://files.example.com/%"),
                extensions: [
                    JSONValue.Member(
                        "_a",
                        .object([JSONValue.Member("x\"\\\u{1}", .string("\u{0}\u{2028}\\\"/</script>"))])
                    ),
                    JSONValue.Member("_b", .object([JSONValue.Member("n", .number("01"))])),
                    JSONValue.Member(
                        "_b",
                        .object([JSONValue.Member("n", .number("-0.5E+7")), JSONValue.Member("n", .null)])
                    ),
                    JSONValue.Member("_c.d", .object([])),
                    JSONValue.Member("_e", .string("no object")),
                ]
            )
        ]
    )

    /// A list of feeds in groups within groups.
    static let outline = Outline(
        title: "产业头条的订阅 & <more>",
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480),
        owner: Person(name: "编辑部", uri: "https://news.example.com/about", email: "desk@example.com"),
        items: [
            .feed(
                Outline.Subscription(
                    title: "全部 \"All\"",
                    description: "Everything\nin one feed",
                    feedURL: "https://feeds.example.com/feeds/all.rss?a=1&b=2",
                    homePageURL: "https://news.example.com/",
                    language: "zh-CN",
                    version: "RSS2"
                )
            ),
            .group(
                title: "头条",
                items: [
                    .group(
                        title: "数码",
                        items: [
                            .feed(Outline.Subscription(title: "手机", feedURL: "https://feeds.example.com/头条/手机.rss")),
                            .feed(Outline.Subscription(title: "", feedURL: "https://feeds.example.com/untitled")),
                        ]
                    ),
                    .feed(Outline.Subscription(title: "Relative", feedURL: "/feeds/relative.rss")),
                    .group(title: "空", items: []),
                ]
            ),
        ]
    )
}
