import FeedWriter
import Testing

@Suite struct FeedFormatTests {
    @Test(arguments: FeedFormat.allCases)
    func `Where a title has no markup a picture alone is none`(format: FeedFormat) {
        let picture = TextConstruct.html("<img src=\"https://a.example/1.png\">")
        let entry = Entry(id: "tag:a.example,2026:1", title: picture)
        let feed = Feed(id: "tag:a.example,2026:feed", title: picture, entries: [entry])
        let document = String(decoding: FeedDocument.render(feed, as: format).identity.bytes, as: UTF8.self)
        switch format {
        case .atom: #expect(document.contains("<title type=\"html\">&lt;img"))
        case .json: #expect(document.contains("\"title\":\"tag:a.example,2026:feed\""))
        case .rss, .rdf:
            #expect(document.contains("<title>tag:a.example,2026:feed</title>"))
            #expect(document.contains("<title>tag:a.example,2026:1</title>"))
        }
    }

    @Test func `XML forms name their charset and JSON has none, as their registrations say`() {
        #expect(FeedFormat.rss.mediaType == "application/rss+xml; charset=utf-8")
        #expect(FeedFormat.atom.mediaType == "application/atom+xml; charset=utf-8")
        #expect(FeedFormat.rdf.mediaType == "application/rdf+xml; charset=utf-8")
        #expect(FeedFormat.json.mediaType == "application/feed+json")
    }
}
