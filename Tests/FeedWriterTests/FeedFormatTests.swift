import FeedWriter
import Testing

@Suite struct FeedFormatTests {
    @Test func `XML forms name their charset and JSON has none, as their registrations say`() {
        #expect(FeedFormat.rss.mediaType == "application/rss+xml; charset=utf-8")
        #expect(FeedFormat.atom.mediaType == "application/atom+xml; charset=utf-8")
        #expect(FeedFormat.rdf.mediaType == "application/rdf+xml; charset=utf-8")
        #expect(FeedFormat.json.mediaType == "application/feed+json")
    }
}
