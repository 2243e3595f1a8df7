import FeedReader
import FeedWriter
import Testing

/// What is written is read back as it was, as far as the format carries it.
@Suite struct RoundTripTests {
    /// Everything that RSS, Atom and JSON Feed all carry.
    private static var common: Feed {
        var feed = Feed(id: "", title: .text("产业头条 & More <1>"))
        feed.homePageURL = "https://news.example.com/"
        feed.feedURL = "https://news.example.com/feed"
        feed.language = "zh-CN"
        var first = Entry(id: "tag:news.example.com,2021:1", url: "https://news.example.com/1")
        first.title = .text("标题:“一” & <二>")
        first.summary = .text("摘要")
        first.content = .html("<p>正文 ]]&gt; &amp; <a href=\"https://x.example/\">完</a></p>")
        first.published = FeedDate(millisecondsSince1970: 1_637_060_400_000, offsetMinutes: 480)
        first.updated = FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480)
        first.language = "en"
        first.authors = [Person(name: "王小明"), Person(name: "Ada Example")]
        first.attachments = [
            Attachment(url: "https://m.example/1.mp3", mediaType: "audio/mpeg", title: "朗读", byteCount: 1234)
        ]
        first.image = "https://m.example/1.jpg"
        var second = Entry(id: "https://news.example.com/2", url: "https://news.example.com/2")
        second.title = .text("Second")
        second.content = .html("<p>Two</p>")
        second.updated = FeedDate(millisecondsSince1970: 1_637_000_000_000)
        second.published = second.updated
        feed.entries = [first, second]
        return feed
    }

    @Test func `JSON Feed`() throws {
        var feed = Self.common
        feed.subtitle = .text("说明")
        feed.icon = "https://news.example.com/favicon.ico"
        feed.logo = "https://news.example.com/logo.png"
        feed.links = [Link(url: "https://hub.example.com/", relation: "hub")]
        feed.extensions = [JSONValue.Member("_site", .object([.init("n", .number("1.50e2"))]))]
        feed.entries[0].externalURL = "https://elsewhere.example.com/"
        feed.entries[0].bannerImage = "https://m.example/banner.jpg"
        feed.entries[0].attachments[0].durationInSeconds = 61.5
        feed.entries[0].extensions = [JSONValue.Member("_article", .object([.init("state", .string("published"))]))]
        #expect(try Self.readBack(JSONFeedWriter.write(feed)) == feed)
    }

    @Test func `Atom`() throws {
        var feed = Self.common
        feed.id = "tag:news.example.com,2021:feed"
        feed.subtitle = .html("Of <em>note</em>")
        feed.updated = FeedDate(millisecondsSince1970: 1_637_064_000_000)
        feed.authors = [Person(name: "编辑部", uri: "https://news.example.com/about", email: "desk@example.com")]
        feed.categories = [Category(term: "mobile", scheme: "https://news.example.com/t/", label: "手机")]
        feed.rights = .text("© Example")
        feed.icon = "https://news.example.com/icon.png"
        feed.logo = "https://news.example.com/logo.png"
        feed.generator = "FeedServer"
        feed.links = [Link(url: "https://hub.example.com/", relation: "hub")]
        feed.entries[0].externalURL = "https://elsewhere.example.com/"
        feed.entries[0].contributors = [Person(name: "译者", email: "t@example.com")]
        feed.entries[0].categories = [Category(term: "phones", scheme: "https://news.example.com/p/", label: "手机")]
        feed.entries[0].rights = .html("<b>CC</b>")
        feed.entries[0].source = EntrySource(title: "晚报", url: "https://paper.example.cn/")
        feed.entries[0].links = [
            Link(url: "https://news.example.com/en/1", relation: "alternate", language: "en", title: "In English")
        ]
        #expect(try Self.readBack(AtomWriter.write(feed)) == feed)
    }

    @Test func `RSS`() throws {
        var feed = Self.common
        feed.subtitle = .text("说明")
        feed.updated = FeedDate(millisecondsSince1970: 1_637_064_000_000)
        feed.authors = [Person(name: "编辑部", email: "desk@example.com")]
        feed.logo = "https://news.example.com/logo.png"
        feed.generator = "FeedServer"
        feed.timeToLive = 15
        feed.skipHours = [0, 18, 23]
        feed.rights = .text("© Example")
        feed.links = [Link(url: "https://hub.example.com/", relation: "hub")]
        // RSS has HTML in its descriptions, always.
        feed.entries[0].summary = .html("摘要")
        feed.entries[0].externalURL = "https://elsewhere.example.com/"
        feed.entries[0].contributors = [Person(name: "译者")]
        feed.entries[0].categories = [Category(term: "phones", scheme: "https://news.example.com/p/")]
        feed.entries[0].attachments[0].durationInSeconds = 61.5
        feed.entries[0].source = EntrySource(title: "晚报", url: "https://paper.example.cn/")
        feed.entries[1].source = EntrySource(title: "A paper without an address")
        // An item without a summary has its content in the description where it has no title either.
        let read = try Self.readBack(RSSWriter.write(feed))
        #expect(read == feed)
    }

    @Test func `OPML`() throws {
        let outline = Outline(
            title: "All feeds",
            updated: FeedDate(millisecondsSince1970: 1_637_064_000_000),
            owner: Person(name: "编辑部", email: "desk@example.com"),
            items: [
                .group(
                    title: "分类 & more",
                    items: [
                        .feed(
                            Outline.Subscription(
                                title: "手机",
                                description: "说明",
                                feedURL: "https://news.example.com/m",
                                homePageURL: "https://news.example.com/",
                                language: "zh-CN",
                                version: "RSS2"
                            )
                        )
                    ]
                ),
                .feed(Outline.Subscription(title: "All", feedURL: "https://news.example.com/all")),
            ]
        )
        let read = try FeedReader().readOutline(MemoryByteSource(OPMLWriter.write(outline)))
        #expect(read == outline)
    }

    private static func readBack(_ bytes: [UInt8]) throws -> Feed {
        let (feed, problems) = try FeedReader().readFeed(bytes: bytes)
        #expect(problems.isEmpty)
        return feed
    }
}
