import FeedWriter
import Testing

@Suite struct AtomWriterTests {
    private func document(_ feed: Feed) -> String { String(decoding: AtomWriter.write(feed), as: UTF8.self) }

    private func feed(_ entries: Entry..., authors: [Person] = []) -> Feed {
        Feed(id: "urn:x", title: .text("The feed"), authors: authors, entries: entries)
    }

    private func date(_ seconds: Int64) -> FeedDate { FeedDate(millisecondsSince1970: seconds * 1_000) }

    @Test func `The feed's title stands in where nobody is named as author`() {
        let text = document(feed(Entry(id: "1", authors: [Person(name: "Ada")]), Entry(id: "2")))
        #expect(text.contains("<author>\n<name>The feed</name>\n</author>"))
    }

    @Test func `No author is invented where every entry has one`() {
        #expect(!document(feed(Entry(id: "1", authors: [Person(name: "Ada")]))).contains("<name>The feed"))
        #expect(!document(feed(Entry(id: "1"), authors: [Person(name: "Desk")])).contains("<name>The feed"))
        #expect(!document(feed()).contains("<author>"))
    }

    @Test func `The feed's date is its own, else that of its newest entry, else 1970`() {
        var sample = feed(Entry(id: "1", published: date(100)), Entry(id: "2", published: date(50), updated: date(200)))
        #expect(document(sample).contains("</title>\n<updated>1970-01-01T00:03:20Z</updated>"))
        sample.updated = date(0)
        #expect(document(sample).contains("<title>The feed</title>\n<updated>1970-01-01T00:00:00Z</updated>"))
        #expect(document(feed()).contains("<title>The feed</title>\n<updated>1970-01-01T00:00:00Z</updated>"))
    }

    @Test func `An entry without dates has the feed's`() {
        var sample = feed(Entry(id: "1"))
        sample.updated = date(60)
        #expect(document(sample).contains("<id>1</id>\n<title></title>\n<updated>1970-01-01T00:01:00Z</updated>"))
    }

    @Test func `One alternate link is written for each type and language`() {
        let links = [
            Link(url: "https://a.example/2", relation: "alternate"),
            Link(url: "https://a.example/en", relation: "alternate", language: "en"),
            Link(url: "https://a.example/en2", relation: "alternate", language: "en"),
            Link(url: "https://a.example/self", relation: "self"),
            Link(url: "https://a.example/via", relation: "via"), Link(url: "https://a.example/via2", relation: "via"),
        ]
        var sample = feed(Entry(id: "1", url: "https://a.example/1", links: links))
        sample.homePageURL = "https://a.example/"
        sample.feedURL = "https://a.example/feed"
        sample.links = [Link(url: "https://a.example/other", relation: "self")]
        let text = document(sample)
        for absent in ["a.example/2\"", "/en2\"", "/other\""] { #expect(!text.contains(absent)) }
        for present in ["a.example/1\"", "/en\"", "/self\"", "/via\"", "/via2\""] { #expect(text.contains(present)) }
    }

    @Test func `An entry without a page has content, be it empty`() {
        #expect(document(feed(Entry(id: "1"))).contains("<content></content>"))
        #expect(document(feed(Entry(id: "1", url: "/relative"))).contains("<content></content>"))
        #expect(!document(feed(Entry(id: "1", url: "https://a.example/"))).contains("<content"))
        #expect(
            document(feed(Entry(id: "1", summary: .html("<p>"))))
                .contains("<summary type=\"html\">&lt;p&gt;</summary>\n<content type=\"html\">&lt;p&gt;</content>")
        )
    }

    @Test func `The language of an entry is written where it is not the feed's`() {
        var sample = feed(Entry(id: "1", language: "en"), Entry(id: "2", language: "zh-CN"))
        sample.language = "zh-CN"
        let text = document(sample)
        #expect(text.contains("<entry xml:lang=\"en\">\n<id>1</id>"))
        #expect(text.contains("<entry>\n<id>2</id>"))
    }
}
