import FeedWriter
import Testing

@Suite struct FeedDocumentTests {
    @Test(arguments: FeedFormat.allCases)
    func `A document holds both codings, each with the tag of its own bytes`(format: FeedFormat) throws {
        let document = FeedDocument.render(SampleFeeds.full, as: format)
        #expect(document.format == format)
        #expect(document.mediaType == format.mediaType)
        #expect(try Gzip.decompress(document.gzip.bytes, limit: 1_000_000) == document.identity.bytes)
        #expect(document.identity.entityTag == EntityTag(of: document.identity.bytes))
        #expect(document.gzip.entityTag == EntityTag(of: document.gzip.bytes))
        #expect(document.gzip.entityTag != document.identity.entityTag)
        #expect(document == FeedDocument.render(SampleFeeds.full, as: format))
    }

    @Test func `A list of feeds is no feed and has its own media type`() {
        let document = FeedDocument.render(SampleFeeds.outline)
        #expect(document.format == nil)
        #expect(document.mediaType == "text/x-opml; charset=utf-8")
    }

    @Test func `Other documents keep the media type that they are given`() {
        let document = FeedDocument(mediaType: "text/plain; charset=utf-8", bytes: Array("list".utf8))
        #expect(document.identity.bytes == Array("list".utf8))
        #expect(document.mediaType == "text/plain; charset=utf-8")
    }
}
