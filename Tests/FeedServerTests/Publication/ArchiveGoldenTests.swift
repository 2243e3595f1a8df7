import FeedWriter
import Store
import Testing

@testable import FeedServer

/// Documents of a feed with archives and tombstones, as they must stay.
@Suite struct ArchiveGoldenTests {
    private static let goldens: KeyValuePairs<String, String> = [
        "/feeds/all.rss": "archived.rss", "/feeds/all.atom": "archived.atom", "/feeds/all.json": "archived.json",
        "/feeds/all/archive/3,4.rss": "archive.rss", "/feeds/all/archive/3,4.atom": "archive.atom",
        "/feeds/all/archive/3,4.json": "archive.json",
    ]

    @Test func `A store gives the documents of the golden files`() async throws {
        let example = try await ExampleStore.filled()
        let configuration = DeltaSite.configuration(limit: 2, history: HistorySection.Rules())
        let publication = try await example.publication(configuration)
        let rendering = DocumentRendering(publication: publication, store: example.store)
        for (path, name) in Self.goldens {
            guard case .document(let key) = publication.resolve(path: path) else { throw CancellationError() }
            let rendered = try #require(try await rendering.render(key), "there is no \(path)")
            try Golden.expect(rendered.document.identity.bytes, equals: name)
        }
    }
}
