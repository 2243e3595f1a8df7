import FeedWriter
import HTTPTypes
import Store
import Testing

@testable import FeedServer

@Suite struct EdgeTagsTests {
    private let tags = EdgeTags(Configuration.Edge(tags: TagField.allCases, name: "news"))

    @Test(
        arguments: [
            ("/feeds/all", "news~feeds~all"), ("/zh-CN/feeds/all", "news~zh-%43%4e~feeds~all"),
            ("/feeds/headline/能源", "news~feeds~headline~%e8%83%bd%e6%ba%90"), ("/a~b", "news~a%7eb"),
            ("/a+b c,d", "news~a%2bb%20c%2cd"), ("/v1.0_x", "news~v1.0_x"), ("/\u{7}", "news~%07"),
        ]
    )
    func `A tag is the path in letters that every network takes`(path: String, tag: String) {
        #expect(tags.feed(path) == tag)
    }

    @Test func `A long path is there as its hash, and within the limit of every network`() {
        let long = "/feeds/headline/" + String(repeating: "能源", count: 20)
        #expect(tags.feed(long).utf8.count <= 60)
        #expect(tags.feed(long) != tags.feed(long + "源"))
        #expect(tags.feed(long).hasPrefix("news+"))
        let longest = EdgeTags(Configuration.Edge(name: String(repeating: "n", count: 24)))
        #expect(longest.feed("/" + String(repeating: "x", count: 79)).utf8.count == 104)
        #expect(longest.feed("/" + String(repeating: "x", count: 80)).contains("+"))
    }

    @Test func `All forms of a feed, its archives and choices of it have its tag`() {
        let keys: [DocumentKey] =
            FeedFormat.allCases.map { .feed(path: "/feeds/all", format: $0) } + [
                .archive(path: "/feeds/all", range: ArchiveRange.all(count: 50, of: 50)[0], format: .atom),
                .selection(path: "/feeds/all", query: "language=en", format: .rss),
            ]
        for key in keys { #expect(tags.tags(of: key) == ["news", "news~feeds~all"], "\(key)") }
    }

    @Test func `Lists of feeds and sitemaps have tags of their own`() {
        #expect(tags.tags(of: .outline) == ["news", "news+feeds"])
        #expect(tags.tags(of: .index) == ["news", "news+feeds"])
        #expect(tags.tags(of: .sitemap(.news)) == ["news", "news+sitemaps"])
    }

    @Test func `Each field has the tags as its networks separate them`() {
        let fields = tags.fields(for: .feed(path: "/feeds/all", format: .atom))
        #expect(fields.count == 4)
        #expect(fields[named: "Cache-Tag"] == "news,news~feeds~all")
        #expect(fields[named: "Edge-Cache-Tag"] == "news,news~feeds~all")
        #expect(fields[named: "Surrogate-Key"] == "news news~feeds~all")
        #expect(fields[named: "xkey"] == "news news~feeds~all")
    }

    @Test func `Without fields that name them, there are none`() {
        #expect(EdgeTags(Configuration.Edge()).fields(for: .outline).isEmpty)
    }
}
