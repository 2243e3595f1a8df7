import FeedWriter
import Testing

@testable import FeedServer

/// What readers choose has room of its own, and no more.
@Suite struct SelectionCacheTests {
    private static func document(_ key: DocumentKey) -> DocumentCache.Outcome {
        .document(
            PreparedDocument(
                mediaType: "text/plain",
                contents: [(.identity, "\"x\"", [0x78])],
                lastModified: nil,
                cacheControl: "no-store"
            )
        )
    }

    @Test func `However many selections are asked for and however small they are, only so many are kept`() async {
        let cache = DocumentCache(budget: .max, mostDocuments: 16) { Self.document($0) }
        for number in 0..<100 {
            let key = DocumentKey.selection(path: "/feeds/select", query: "q=\(number)", format: .rss)
            guard case .document = await cache.document(key) else {
                Issue.record("expected a document")
                return
            }
            #expect(cache.selections.count <= 16)
            #expect(cache.ready(key) != nil)
        }
        #expect(cache.selections.count >= 14)
    }

    @Test func `What is refused is not kept`() async {
        let cache = DocumentCache(budget: .max) { _ in .refused(.tooCostly) }
        let key = DocumentKey.selection(path: "/feeds/select", query: "q=a", format: .rss)
        guard case .refused(.tooCostly) = await cache.document(key) else {
            Issue.record("expected a refusal")
            return
        }
        #expect(cache.selections.isEmpty)
    }

    @Test func `Shares are all of the memory, and selections have one where something can be chosen`() {
        for hasSelections in [false, true] {
            let shares = MemoryShares(of: 1 << 20, hasSelections: hasSelections)
            #expect(shares.documents + shares.selections + shares.versions + shares.deltas == 1 << 20)
            #expect((shares.selections > 0) == hasSelections)
        }
    }
}
