import FeedReader
import FeedWriter
import Foundation
import TestSupport
import Testing

/// The examples of the documentation do what the text around them says.
@Suite struct ExampleTests {
    @Test func `The tutorial's feed is written in every format and read back`() throws {
        let documents = firstDocuments()
        #expect(Set(documents.keys) == Set(FeedFormat.allCases.map { "technology.\($0.fileExtension)" }))
        for (name, document) in documents {
            let (feed, problems) = try FeedReader().readFeed(bytes: document.identity.bytes)
            #expect(problems.isEmpty, "\(name)")
            #expect(feed.entries.first?.title?.value == "新机只用四颗螺丝 & 两分钟换电池", "\(name)")
            #expect(feed.entries.first?.published?.rfc3339 == "2026-03-04T18:00:00+08:00", "\(name)")
        }
    }

    @Test func `A document is answered in full or by 304`() throws {
        let document = FeedDocument.render(firstFeed(), as: .rss)
        #expect(answer(document, ifNoneMatch: [], acceptsGzip: false).status == 200)
        let tag = document.gzip.entityTag.value
        #expect(answer(document, ifNoneMatch: [tag], acceptsGzip: true).status == 304)
        #expect(answer(document, ifNoneMatch: [tag], acceptsGzip: false).status == 200)
    }

    @Test func `A file that was written is read`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "feed.atom")
        try write(firstFeed(), to: file)
        let read = try titles(at: file.path)
        #expect(read.format == "Atom 1.0")
        #expect(read.titles == ["新机只用四颗螺丝 & 两分钟换电池"])
        #expect(try printFeed(Array(Data(contentsOf: file))).id == firstFeed().id)
    }

    @Test func `A list of feeds is an outline`() throws {
        let outline = try FeedReader().readOutline(MemoryByteSource(listOfFeeds().identity.bytes))
        #expect(outline.title == "Lanting News")
        #expect(outline.items.count == 1)
    }

    @Test func `HTML is cleaned as the article says`() {
        let (clean, summary) = cleanHTML()
        #expect(clean.html == #"<p>图:<img src="https://news.example.com/a.jpg"> 四颗螺丝</p>"#)
        #expect(clean.removed == ["onclick", "<script>"])
        #expect(summary == "图: 四颗螺丝")
    }
}
