import FeedWriter
import Store
import Testing

@testable import FeedServer

@Suite struct PublicationGoldenTests {
    private static let goldens: KeyValuePairs<String, String> = [
        "/feeds/all.rss": "all.rss", "/feeds/all.atom": "all.atom", "/feeds/all.json": "all.json",
        "/zh-CN/feeds/headline/mobile.rss": "mobile-zh-CN.rss",
        "/zh-CN/feeds/headline/mobile.atom": "mobile-zh-CN.atom",
        "/zh-CN/feeds/headline/mobile.json": "mobile-zh-CN.json",
        "/feeds/headline/能源.atom": "brought.atom", "/en/feeds/product/phones.rss": "empty.rss",
        "/en/feeds/product/phones.atom": "empty.atom", "/en/feeds/product/phones.json": "empty.json",
        "/feeds.opml": "feeds.opml", "/": "index.txt",
    ]

    @Test func `A store gives the documents of the golden files`() async throws {
        let example = try await ExampleStore.filled()
        let documents = try await example.documents(try await example.publication())
        for (path, name) in Self.goldens {
            let document = try #require(documents[path], "there is no \(path)")
            try Golden.expect(document.document.identity.bytes, equals: name)
        }
    }

    @Test func `Two stores that were filled alike give the same bytes, tags and times`() async throws {
        let (left, right) = (try await ExampleStore.filled(), try await ExampleStore.filled())
        let leftDocuments = try await left.documents(try await left.publication())
        let rightDocuments = try await right.documents(try await right.publication())
        #expect(leftDocuments.keys.sorted() == rightDocuments.keys.sorted())
        for (path, document) in leftDocuments {
            let other = try #require(rightDocuments[path])
            #expect(document.document.identity.bytes == other.document.identity.bytes, "\(path)")
            #expect(document.document.gzip.bytes == other.document.gzip.bytes, "\(path)")
            #expect(document.document.identity.entityTag == other.document.identity.entityTag, "\(path)")
            #expect(document.document.gzip.entityTag == other.document.gzip.entityTag, "\(path)")
            #expect(document.lastModified == other.lastModified, "\(path)")
        }
    }

    @Test func `No document shows an article that is withdrawn, to come or a draft`() async throws {
        let example = try await ExampleStore.filled()
        for (path, document) in try await example.documents(try await example.publication()) {
            let text = String(decoding: document.document.identity.bytes, as: UTF8.self)
            for hidden in ["taken-down", "to-come", "2021:draft", "Nobody reads"] {
                #expect(!text.contains(hidden), "\(path) shows \(hidden)")
            }
        }
    }
}
