import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

@Suite struct ConfigurationReaderTests {
    private let small = """
        {
          "site": {"url": "HTTPS://News.Example.com", "title": "News", "language": "zh-cn",
                   "idAuthority": "news.example.com,2021-05"},
          "store": "sqlite:articles.sqlite",
          "taxonomies": {"headline": {"categories": [{"slug": "mobile"}]}, "product": {}},
          "feeds": [{"path": "/feeds/all"}]
        }
        """

    private func read(
        _ text: String,
        file: String = "feeds.json",
        environment: [String: String] = [:]
    ) throws -> Configuration {
        try ConfigurationReader.read(bytes: Array(text.utf8), file: file, environment: environment)
    }

    @Test func `A feed has archives and tombstones unless it or the history says otherwise`() throws {
        func windows(_ history: String) throws -> [ArticleWindow] {
            let feeds = #"[{"path": "/a", "limit": 7}, {"path": "/b", "archives": true, "tombstones": "2d"}]"#
            let text = small.replacing(#"[{"path": "/feeds/all"}]"#, with: feeds + history)
            return try read(text).feeds.map(\.window)
        }
        let two = ArticleWindow(count: 50, archiveCount: 50, takedownMilliseconds: 2 * 86_400_000)
        let day: Int64 = 86_400_000
        #expect(try windows("") == [ArticleWindow(count: 7, archiveCount: 7, takedownMilliseconds: 90 * day), two])
        let off = #", "history": {"archives": false, "tombstones": "0d"}"#
        #expect(try windows(off) == [ArticleWindow(count: 7), two])
    }

    @Test func `What is left out has its default`() throws {
        let configuration = try read(small)
        #expect(configuration.file == "feeds.json")
        #expect(configuration.site.feedsURL == "https://news.example.com/")
        #expect(configuration.site.timeZone == "UTC")
        #expect(configuration.site.defaultTaxonomy == "headline")
        #expect(configuration.site.author == nil)
        #expect(configuration.listen == .init(host: "127.0.0.1", port: 8080))
        #expect(configuration.log == .init(level: "info", access: .combined, file: nil))
        #expect(
            configuration.cache
                == .init(
                    memory: 268_435_456,
                    maxAge: 900,
                    maxAgeAtMost: 900,
                    staleWhileRevalidate: 86_400,
                    staleIfError: 604_800
                )
        )
        #expect(configuration.feeds.map(\.window) == [ArticleWindow(count: 50, milliseconds: nil, history: .init())])
        #expect(configuration.feeds.map(\.content) == [.full])
        #expect(configuration.aliases.isEmpty && configuration.retired.isEmpty)
    }

    @Test func `Values are put in their canonical form`() throws {
        let configuration = try read(small)
        #expect(configuration.site.url == "https://news.example.com/")
        #expect(configuration.site.language == "zh-CN")
        #expect(configuration.site.title == LocalizedText(texts: ["": "News"]))
    }

    @Test(arguments: [
        ("http://[::1]:8080", "http://[::1]:8080/"),
        ("https://News.Example.com/Blog", "https://news.example.com/Blog/"),
        ("https://news.example.com:8443/a%20b/", "https://news.example.com:8443/a%20b/"),
        ("https://news.example.com/新闻", "https://news.example.com/%E6%96%B0%E9%97%BB/"),
    ])
    func `The address of the site is normalised`(written: String, read: String) throws {
        #expect(try self.read(small.replacing("HTTPS://News.Example.com", with: written)).site.url == read)
    }

    @Test(arguments: [
        "https://", "https:///news", "https:news.example.com", "//news.example.com/", "https://news.example.com:0/",
        "https://news.example.com:99999/", "https://news.example.com/#top", "https://news .example.com/", "file:///etc",
        "https://news.example.com\\n/", "",
    ])
    func `Anything but an absolute http or https URL is refused as the address of the site`(written: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try read(small.replacing("HTTPS://News.Example.com", with: written))
        }
        #expect(error.problems.map(\.keyPath) == ["site.url"])
    }

    @Test(arguments: ["Asia/Shanghai", "UTC", "Europe/London", "America/Argentina/Buenos_Aires"])
    func `A zone of the database is taken`(name: String) throws {
        let text = small.replacing("\"title\"", with: "\"timeZone\": \"\(name)\", \"title\"")
        #expect(try read(text).site.timeZone == name)
    }

    @Test(arguments: ["", "Asia", "../../etc/passwd", "Mars/Olympus", "/etc/localtime", "asia/shanghai "])
    func `A zone that the database does not have is refused`(name: String) throws {
        let text = small.replacing("\"title\"", with: "\"timeZone\": \"\(name)\", \"title\"")
        let error = try #require(throws: ConfigurationError.self) { try read(text) }
        #expect(error.problems.map(\.keyPath) == ["site.timeZone"])
    }

    @Test func `Null is the same as a key left out`() throws {
        let text = small.replacing("\"store\"", with: "\"listen\": null, \"aliases\": null, \"store\"")
        #expect(try read(text) == read(small))
    }

    @Test func `Relative paths are relative to the folder of the configuration`() throws {
        #expect(try read(small).store == .sqlite(path: "./articles.sqlite"))
        #expect(try read(small, file: "conf/feeds.json").store == .sqlite(path: "./conf/articles.sqlite"))
        let text = small.replacing("\"store\"", with: "\"log\": {\"file\": \"access.log\"}, \"store\"")
        #expect(try read(text, file: "/etc/feeds/feeds.json").log.file == "/etc/feeds/access.log")
        let absolute = small.replacing("sqlite:articles", with: "sqlite:/var/articles")
        #expect(try read(absolute, file: "conf/feeds.json").store == .sqlite(path: "/var/articles.sqlite"))
    }

    @Test func `The environment overrides the store`() throws {
        let environment = ["FEEDSERVER_STORE": "sqlite:other.sqlite"]
        let configuration = try read(small, file: "conf/feeds.json", environment: environment)
        #expect(configuration.store == .sqlite(path: "./other.sqlite"))
        let without = small.replacing("\"store\": \"sqlite:articles.sqlite\",", with: "")
        #expect(try read(without, environment: environment).store == .sqlite(path: "./other.sqlite"))
        #expect(try read(small, environment: ["FEEDSERVER_STORE": ""]).store == .sqlite(path: "./articles.sqlite"))
    }

    @Test func `A wrong store in the environment is named by its variable, without its password`() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try read(small, environment: ["FEEDSERVER_STORE": "postgres://desk:se/cret@db/feeds"])
        }
        #expect(
            error.description == """
                feeds.json: FEEDSERVER_STORE: "postgres://desk:…": this is no URL of a PostgreSQL database \
                (a port is a whole number from 1 to 65535); write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, and in \
                the password %2F for a slash, %40 for an @
                """
        )
    }

    @Test func `A site has sitemaps when it says so, and their paths may lead elsewhere when it does not`() throws {
        let alias = small.replacing(
            #"all"}]"#,
            with: #"all"}], "aliases": {"/sitemap.xml": "https://a.example/s.xml"}"#
        )
        #expect(try read(alias).site.pagesPerSitemap == nil)
        let off = alias.replacing(#""title": "News","#, with: #""title": "News", "sitemaps": false,"#)
        #expect(try read(off).site.pagesPerSitemap == nil)
        let on = small.replacing(#""title": "News","#, with: #""title": "News", "sitemaps": true,"#)
        #expect(try read(on).site.pagesPerSitemap == 50_000)
    }

    @Test func `A missing file says what to do`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "feeds.json").path
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationReader.read(file: file, environment: [:])
        }
        #expect(
            error.description == """
                \(file): there is no such file; copy feeds.example.json to it and make it yours, \
                or name another with --config
                """
        )
    }

    @Test func `A folder is no configuration`() throws {
        let folder = try TemporaryDirectory()
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationReader.read(file: folder.url.path, environment: [:])
        }
        #expect(
            error.description
                == "\(folder.url.path): this is a folder; name the configuration file in it with --config"
        )
    }

    @Test func `Units of durations and sizes are understood`() {
        #expect(
            ["90s", "15m", "2h", "30 d", "2w"].map(ConfigurationQuantity.seconds) == [
                90, 900, 7200, 2_592_000, 1_209_600,
            ]
        )
        #expect(
            ["", "m", "15", "1y", "-1s", "1.5h", "15M"].allSatisfy { ConfigurationQuantity.seconds(of: $0) == nil }
        )
        #expect(
            ["1 KiB", "2MB", "1 GB", "7 B"].map(ConfigurationQuantity.bytes) == [1024, 2_000_000, 1_000_000_000, 7]
        )
        #expect(["", "MiB", "2 TiB", "9999999999999 GB"].allSatisfy { ConfigurationQuantity.bytes(of: $0) == nil })
    }
}
