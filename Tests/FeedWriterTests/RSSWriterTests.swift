import FeedWriter
import Testing

@Suite struct RSSWriterTests {
    private func item(_ entry: Entry) -> String {
        let feed = Feed(id: "urn:x:feed", title: .text("Feed"), language: "en", entries: [entry])
        return String(decoding: RSSWriter.write(feed), as: UTF8.self)
    }

    private func channel(_ feed: Feed) -> String { String(decoding: RSSWriter.write(feed), as: UTF8.self) }

    @Test(arguments: [
        ("https://a.example/1", "https://a.example/1", true), ("https://a.example/1", "https://a.example/2", false),
        ("https://a.example/1", nil, false), ("tag:a.example,2021:1", "tag:a.example,2021:1", false),
        ("https://a.example/手机", "https://a.example/手机", false), ("/1", "/1", false),
    ])
    func `A guid is a permalink only if it is the URL of the item`(id: String, url: String?, isPermalink: Bool) {
        let expected = "<guid isPermaLink=\"\(isPermalink)\">\(id)</guid>"
        #expect(item(Entry(id: id, url: url, title: .text("t"))).contains(expected))
    }

    @Test func `An id that compares equal but is spelled otherwise is no permalink`() {
        let entry = Entry(
            id: "https://a.example/%C3%A9\u{E9}",
            url: "https://a.example/%C3%A9e\u{301}",
            title: .text("t")
        )
        #expect(item(entry).contains("isPermaLink=\"false\">https://a.example/%C3%A9\u{E9}<"))
    }

    @Test func `There is never more than one enclosure, and it says all three things`() {
        let entry = Entry(
            id: "1",
            title: .text("t"),
            attachments: [
                Attachment(url: "https://a.example/0"),
                Attachment(url: "relative.mp3", mediaType: "audio/mpeg"),
                Attachment(url: "https://a.example/1.mp3", mediaType: "audio/mpeg"),
                Attachment(url: "https://a.example/2.mp3", mediaType: "audio/mpeg", byteCount: 5),
            ]
        )
        let text = item(entry)
        #expect(text.contains(#"<enclosure url="https://a.example/1.mp3" length="0" type="audio/mpeg"/>"#))
        #expect(text.split(separator: "<enclosure").count == 2)
        #expect(text.contains(#"<media:content url="https://a.example/0"/>"#))
        #expect(text.contains(#"<media:content url="https://a.example/2.mp3" fileSize="5" type="audio/mpeg"/>"#))
        #expect(!text.contains("relative.mp3"))
    }

    @Test func `The summary stands before the content`() {
        let text = item(Entry(id: "1", title: .text("t"), summary: .text("sum"), content: .html("<p>con</p>")))
        let content = "<content:encoded>&lt;p&gt;con&lt;/p&gt;</content:encoded>"
        #expect(text.contains("<description>sum</description>\n\(content)"))
    }

    @Test func `A name is never in the element that holds an e-mail address`() {
        let people = [Person(name: "Ada"), Person(name: "Bob", email: "bob@example.com"), Person(name: "")]
        let feed = Feed(
            id: "urn:x",
            title: .text("t"),
            authors: people,
            entries: [Entry(id: "1", title: .text("t"), authors: people)]
        )
        let text = channel(feed)
        #expect(text.contains("<managingEditor>bob@example.com (Bob)</managingEditor>\n<dc:creator>Ada</dc:creator>\n"))
        #expect(text.contains("<dc:creator>Ada</dc:creator>\n<dc:creator>Bob</dc:creator>\n<guid"))
        #expect(!text.contains("<author>"))
    }

    @Test(arguments: [
        (15, "hourly", "4"), (60, "hourly", "1"), (120, "daily", "12"), (1_440, "daily", "1"), (10_080, "weekly", "1"),
    ])
    func `The update period says the same as the time to live`(minutes: Int, period: String, frequency: String) {
        let text = channel(Feed(id: "urn:x", title: .text("t"), timeToLive: minutes))
        #expect(text.contains("<ttl>\(minutes)</ttl>\n<sy:updatePeriod>\(period)</sy:updatePeriod>\n"))
        #expect(text.contains("<sy:updateFrequency>\(frequency)</sy:updateFrequency>"))
    }

    @Test(arguments: [11, 100_000])
    func `A time to live that no update period can say stands alone`(minutes: Int) {
        let text = channel(Feed(id: "urn:x", title: .text("t"), timeToLive: minutes))
        #expect(text.contains("<ttl>\(minutes)</ttl>"))
        #expect(!text.contains("<sy:update"))
    }

    @Test(arguments: [0, -1, .min])
    func `A time to live that is none is left out`(minutes: Int) {
        #expect(!channel(Feed(id: "urn:x", title: .text("t"), timeToLive: minutes)).contains("<ttl>"))
    }

    @Test(arguments: [[], [24], [-1, .max, .min]])
    func `Hours that are none are left out, and so is a list without any`(hours: [Int]) {
        #expect(!channel(Feed(id: "urn:x", title: .text("t"), skipHours: hours)).contains("kipHours"))
    }

    @Test func `Hours to skip are named once each, in the order of the day`() {
        let text = channel(Feed(id: "urn:x", title: .text("t"), skipHours: [23, 0, 24, 7, 0]))
        let hours = "<hour>0</hour>\n<hour>7</hour>\n<hour>23</hour>\n"
        #expect(text.contains("<skipHours>\n\(hours)</skipHours>\n"))
    }

    @Test func `The language of an item is written where it is not the feed's`() {
        #expect(item(Entry(id: "1", title: .text("t"), language: "zh-CN")).contains("<dc:language>zh-CN</dc:language>"))
        #expect(!item(Entry(id: "1", title: .text("t"), language: "en")).contains("<dc:language>"))
    }

    @Test func `A feed without home page links to what else it has`() {
        #expect(channel(Feed(id: "urn:x", title: .text("t"))).contains("<link>urn:x</link>"))
        let feed = Feed(id: "urn:x", title: .text("t"), feedURL: "https://a.example/feed")
        #expect(channel(feed).contains("<link>https://a.example/feed</link>"))
    }
}
