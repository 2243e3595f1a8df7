import FeedWriter
import Store
import Testing

@testable import FeedServer

/// What readers choose of a feed by the query of its address, over real sockets.
@Suite struct HTTPSelectionTests {
    private static let phones = CategoryReference(taxonomy: "product", slug: "phones")

    /// A site with a feed to choose from, of articles 1 to 6: the even ones are about phones, 5 and 6 in Chinese and by 李雷.
    private func site(select: ArticleQuery = ArticleQuery(), limit: Int = 50) async throws -> DeltaSite {
        let articles = (1...6).map { Self.article($0) }
        var template = ExampleSite.template("/feeds/select")
        template.select = select
        template.takesQueries = true
        template.window = ArticleWindow(count: limit, milliseconds: nil, history: HistorySection.Rules())
        return try await DeltaSite(articles, feeds: [template])
    }

    private static func article(_ number: Int, title: String? = nil) -> Article {
        var article = ExampleSite.article(number, language: number > 4 ? "zh-CN" : "en")
        if let title { article.title = title }
        if number.isMultiple(of: 2) { article.categories.append(phones) }
        if number > 4 { article.people = [.init(name: "李雷")] }
        article.source = .init(name: "Example Wire")
        return article
    }

    private static func ids(_ numbers: Int...) -> [String] { numbers.map { "tag:news.example,2021:\($0)" } }

    @Test(arguments: [
        ("", [6, 5, 4, 3, 2, 1]), ("?all=product/phones", [6, 4, 2]), ("?none=product/phones", [5, 3, 1]),
        ("?all=headline/mobile&language=zh", [6, 5]), ("?all=product/phones&author=%E6%9D%8E%E9%9B%B7", [6]),
        ("?source=example-wire", [6, 5, 4, 3, 2, 1]), ("?taxonomy=product", [6, 4, 2]),
        ("?any=headline/technology,product/phones&language=en", [4, 3, 2, 1]), ("?utm_source=x", [6, 5, 4, 3, 2, 1]),
    ])
    func `A query chooses from the feed`(query: String, numbers: [Int]) async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            for format in FeedFormat.usual {
                let answer = try await RawClient.get(port: port, "/feeds/select.\(format)\(query)")
                #expect(answer.status == 200)
                #expect(ReaderCopy.ids(in: answer.text, format) == numbers.map { "tag:news.example,2021:\($0)" })
            }
        }
    }

    @Test func `A selection is a feed of its own: address, id, title, validators, codings`() async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            let target = "/feeds/select.atom?all=headline/mobile&none=product/phones"
            let answer = try await RawClient.get(port: port, target)
            #expect(answer.text.contains("<title>Example News: Mobile, not phones</title>"))
            let address = "feeds/select.atom?all=headline/mobile&amp;none=product/phones"
            #expect(answer.text.contains("href=\"https://feeds.example/\(address)\""))
            let id = "tag:news.example,2021:feed/feeds/select?all=headline/mobile&amp;none=product/phones"
            #expect(answer.text.contains("<id>\(id)</id>"))
            #expect(!answer.text.contains("archive"))
            #expect(answer["Content-Type"] == "application/atom+xml; charset=utf-8")
            #expect(answer["Cache-Control"]?.hasPrefix("public, max-age=900,") == true)
            #expect(answer["Access-Control-Allow-Origin"] == "*")
            #expect(answer["Vary"] == "Accept-Encoding")
            let tag = "If-None-Match: \(answer["ETag"] ?? "")"
            #expect(try await RawClient.get(port: port, target, tag).status == 304)
            #expect(try await RawClient.get(port: port, target, tag, "A-IM: feed").status == 304)
            let head = try await RawClient.answer(port: port, "HEAD", target)
            #expect(head["ETag"] == answer["ETag"])
            #expect(head.body == [])
            let zipped = try await RawClient.get(port: port, target, "Accept-Encoding: gzip")
            #expect(zipped["Content-Encoding"] == "gzip")
            #expect(try await RawClient.answer(port: port, "POST", target).status == 405)
        }
    }

    @Test(arguments: [
        (
            "/feeds/select.rss?none=product/phones&all=mobile",
            "/feeds/select.rss?all=headline/mobile&none=product/phones"
        ),
        ("/feeds/select.rss?all=headline%2Fmobile", "/feeds/select.rss?all=headline/mobile"),
        ("/feeds/select.rss?all=headline/mobile&x=1", "/feeds/select.rss?all=headline/mobile"),
        ("/feeds/select.rss?all=headline/mobile&", "/feeds/select.rss?all=headline/mobile"),
        ("/feeds/select.rss?all=", "/feeds/select.rss"),
        ("/feeds/select?all=mobile", "/feeds/select?all=headline/mobile"),
        ("/feeds/select?all=mobile&format=atom", "/feeds/select.atom?all=headline/mobile"),
        ("/feeds/select?language=ZH-CN", "/feeds/select?language=zh-CN"),
    ])
    func `Every other spelling leads to the one address`(target: String, location: String) async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            let answer = try await RawClient.get(port: port, target)
            #expect(answer.status == 301)
            #expect(answer["Location"] == location)
            #expect(answer["Cache-Control"] == "max-age=3600")
            #expect(answer.text == "This selection has one address, that in Location. Please use it.\n")
            #expect(try await RawClient.get(port: port, location).status == 200)
        }
    }

    @Test func `At the path alone, Accept or format decides on the form`() async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            let target = "/feeds/select?all=product/phones"
            let accepted = try await RawClient.get(port: port, target, "Accept: application/feed+json")
            #expect(accepted["Content-Location"] == "/feeds/select.json?all=product/phones")
            #expect(accepted["Vary"] == "Accept, Accept-Encoding")
            #expect(ReaderCopy.ids(in: accepted.text, .json) == Self.ids(6, 4, 2))
            for query in ["?all=product/phones&format=atom", "?format=atom&all=product/phones"] {
                let named = try await RawClient.get(port: port, "/feeds/select" + query)
                #expect(named.status == 200)
                #expect(named["Content-Location"] == "/feeds/select.atom?all=product/phones")
                #expect(ReaderCopy.ids(in: named.text, .atom) == Self.ids(6, 4, 2))
            }
            #expect(try await RawClient.get(port: port, target + "&format=pdf").status == 404)
            let none = try await RawClient.get(port: port, target, "Accept: image/png")
            #expect(none.status == 406)
            #expect(none.text.contains("/feeds/select.rss?all=product/phones (application/rss+xml; charset=utf-8)"))
        }
    }

    @Test(arguments: [
        ("?all=headline/nothing", 404), ("?author=Nobody", 404), ("?source=nowhere", 404), ("?language=fr", 404),
        ("?all=headline/mobile&none=headline/technology", 400), ("?all=%E8", 400),
    ])
    func `What cannot be given is refused`(query: String, status: Int) async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            for path in ["/feeds/select", "/feeds/select.json"] {
                let answer = try await RawClient.get(port: port, path + query)
                #expect(answer.status == status)
                #expect(answer["Cache-Control"] == "max-age=60")
                #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
            }
        }
    }

    @Test func `Conditions of the feed always hold`() async throws {
        let site = try await site(select: ArticleQuery(all: [Self.phones]))
        try await TestServer.run(source: site.live) { port in
            let answer = try await RawClient.get(port: port, "/feeds/select.rss?language=en")
            #expect(ReaderCopy.ids(in: answer.text, .rss) == Self.ids(4, 2))
            let same = try await RawClient.get(port: port, "/feeds/select.rss?all=product/phones&language=en")
            #expect(same["Location"] == "/feeds/select.rss?language=en")
        }
    }

    @Test func `Feeds that take no queries pass over them, on both paths`() async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            for prefix in ["", "\r\n"] {
                let request =
                    prefix + "GET /feeds/all.rss?all=product/phones HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                let answers = try await RawClient.answers(port: port, request, methods: ["GET"])
                #expect(answers.map(\.status) == [200])
                #expect(ReaderCopy.ids(in: answers.first?.text ?? "", .rss) == Self.ids(6, 5, 4, 3, 2, 1))
            }
        }
    }

    @Test func `A feed that is at hand does not hide what is chosen of it`() async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            for _ in 0..<2 {
                let whole = try await RawClient.get(port: port, "/feeds/select.rss").text
                #expect(ReaderCopy.ids(in: whole, .rss) == Self.ids(6, 5, 4, 3, 2, 1))
                let chosen = try await RawClient.get(port: port, "/feeds/select.rss?all=product/phones").text
                #expect(ReaderCopy.ids(in: chosen, .rss) == Self.ids(6, 4, 2))
            }
        }
    }

    @Test func `A change touches the selections that the article is or was in, and no others`() async throws {
        let site = try await site()
        func key(_ query: String) -> DocumentKey { .selection(path: "/feeds/select", query: query, format: .atom) }
        let keys = [key("all=product/phones"), key("none=product/phones"), key("language=zh")]
        func load() async throws {
            for key in keys {
                guard case .document = await site.live.document(key) else { throw CancellationError() }
            }
        }
        try await load()
        try await site.save(Self.article(4, title: "Corrected"))
        #expect(keys.map { site.live.ready($0) != nil } == [false, true, true])
        try await load()
        var moved = Self.article(6)
        moved.categories = [CategoryReference(taxonomy: "headline", slug: "mobile")]
        try await site.save(moved)
        #expect(keys.map { site.live.ready($0) != nil } == [false, false, false])
        try await load()
        try await site.change { _ = try await $0.withdraw(id: "tag:news.example,2021:1") }
        #expect(keys.map { site.live.ready($0) != nil } == [true, false, true])
    }

    @Test func `What would cost too much is refused with what to do`() async throws {
        let site = try await site()
        let mobile = CategoryReference(taxonomy: "headline", slug: "mobile")
        site.store.limitSearches(to: 60)
        let many = (0...60)
            .map { number in
                Article(
                    id: "many-\(number)",
                    published: Timestamp(milliseconds: 1_750_000_000_000 + Int64(number)),
                    categories: [mobile, Self.phones]
                )
            }
        _ = try await site.example.store.save(many, explicitlyPublished: [])
        try await TestServer.run(source: site.live) { port in
            let answer = try await RawClient.get(
                port: port,
                "/feeds/select.rss?all=headline/mobile&none=product/phones"
            )
            #expect(answer.status == 400)
            #expect(
                answer.text
                    == "Among the newest articles that may be in this selection there are too few that are. Please add "
                    + "a narrower condition, such as another category in \"all\".\n"
            )
            let narrow = try await RawClient.get(
                port: port,
                "/feeds/select.rss?author=%E6%9D%8E%E9%9B%B7&none=product/phones"
            )
            #expect(ReaderCopy.ids(in: narrow.text, .rss) == Self.ids(5))
        }
    }

    @Test func `Words are searched for once every article is in the index`() async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            let target = "/feeds/select.atom?q=number%20phone"
            let early = try await RawClient.get(port: port, target)
            #expect(early.status == 503)
            #expect(early["Retry-After"] == "60")
            let sentence =
                "The words of the articles are still being taken into an index. Please try again in a minute.\n"
            #expect(early.text == sentence)
            await TextIndexing(store: site.store, live: site.live).extend()
            let answer = try await RawClient.get(port: port, target)
            #expect(ReaderCopy.ids(in: answer.text, .atom) == Self.ids(4, 3, 2, 1))
            #expect(answer.text.contains("<title>Example News: “number phone”</title>"))
            let chinese = try await RawClient.get(
                port: port,
                "/feeds/select.rss?all=product/phones&q=%E6%89%8B%E6%9C%BA"
            )
            #expect(ReaderCopy.ids(in: chinese.text, .rss) == Self.ids(6))
            let one = try await RawClient.get(port: port, "/feeds/select.rss?q=%E6%9C%BA")
            #expect(ReaderCopy.ids(in: one.text, .rss) == Self.ids(6, 5))
            try await site.save(Self.article(7, title: "Number 7 is no phone"))
            let later = try await RawClient.get(port: port, target)
            #expect(ReaderCopy.ids(in: later.text, .atom) == Self.ids(7, 4, 3, 2, 1))
            #expect(try await RawClient.get(port: port, "/feeds/select.atom?q=phone+Number")["Location"] == target)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `A configuration that lets readers search has the articles indexed that are there, though nothing changes`()
        async throws
    {
        let site = try await DeltaSite((1...4).map { Self.article($0) })
        let indexing = TextIndexing(store: site.store, live: site.live)
        let running = Task { try await indexing.run() }
        try await Deadline.wait(until: "it follows the store") { site.store.isFollowed }
        var configuration = site.live.publication.configuration
        var template = ExampleSite.template("/feeds/select")
        template.takesQueries = true
        configuration.feeds.append(template)
        try await site.live.publish(configuration)
        let key = DocumentKey.selection(path: "/feeds/select", query: "q=phone", format: .atom)
        try await Deadline.wait(until: "it can be searched") {
            if case .document = await site.live.document(key) { true } else { false }
        }
        running.cancel()
        try await running.value
    }

    @Test func `A feed that asks for words itself is one like others, and articles come and go with their texts`()
        async throws
    {
        var template = ExampleSite.template("/feeds/folding")
        template.select.text = "phone number"
        template.takesQueries = true
        template.window = ArticleWindow(count: 2, milliseconds: nil, history: HistorySection.Rules())
        let site = try await DeltaSite((1...5).map { Self.article($0) }, feeds: [template])
        try await TestServer.run(source: site.live) { port in
            func ids(_ target: String) async throws -> [String] {
                ReaderCopy.ids(in: try await RawClient.get(port: port, target).text, .atom)
            }
            #expect(try await ids("/feeds/folding.atom") == Self.ids(4, 3))
            #expect(try await ids("/feeds/folding/archive/1,2.atom") == Self.ids(2, 1))
            try await site.save(Self.article(6, title: "Number 6 is a phone"))
            #expect(try await ids("/feeds/folding.atom") == Self.ids(6, 4))
            try await site.save(Self.article(6, title: "一部新手机"))
            #expect(try await ids("/feeds/folding.atom") == Self.ids(4, 3))
            // What readers add to it needs the index of words, as any search.
            await TextIndexing(store: site.store, live: site.live).extend()
            #expect(try await ids("/feeds/folding.atom?q=2") == Self.ids(2))
            let whole = try await RawClient.get(port: port, "/feeds/folding.atom?q=Phone+2")
            #expect(whole["Location"] == "/feeds/folding.atom?q=2")
        }
    }

    @Test func `Words that are too common are refused with what to do`() async throws {
        let site = try await site()
        await TextIndexing(store: site.store, live: site.live).extend()
        site.store.limitSearches(to: 2)
        try await TestServer.run(source: site.live) { port in
            let answer = try await RawClient.get(port: port, "/feeds/select.rss?q=number")
            #expect(answer.status == 400)
            #expect(
                answer.text
                    == "The words in \"q\" are in too many articles, and too few of the newest that may be in this selection "
                    + "have them. Please add a rarer word or a narrower condition.\n"
            )
        }
    }

    @Test func `The list of feeds says what can be chosen, OPML names the feed alone`() async throws {
        let site = try await site()
        try await TestServer.run(source: site.live) { port in
            let text = try await RawClient.get(port: port, "/").text
            let help = "  choose from it by adding ?all=…&any=…&author=…&language=…&none=…&q=…&source=…&taxonomy=…"
            #expect(text.contains("https://feeds.example/feeds/select.json\n\(help)\n"))
            let outline = try await RawClient.get(port: port, "/feeds.opml").text
            #expect(outline.contains("https://feeds.example/feeds/select.atom\""))
            #expect(!outline.contains("select.atom?"))
        }
    }
}
