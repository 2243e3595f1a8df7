import FeedWriter
import Synchronization
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

    /// Counts renders.
    private final class Renders: Sendable {
        private let number = Mutex(0)

        var count: Int { number.withLock { $0 } }

        func add() { number.withLock { $0 += 1 } }
    }

    private let renders = Renders()
    private let key = DocumentKey.selection(path: "/feeds/select", query: "q=a", format: .rss)

    /// A cache in which everything is refused for a reason.
    private func refusing(_ refusal: SelectionRefusal, lifetime: Duration) -> DocumentCache {
        DocumentCache(budget: .max, mostDocuments: 16, refusalLifetime: lifetime) { _ in
            renders.add()
            return .refused(refusal)
        }
    }

    private func expectRefusals(_ count: Int, of cache: DocumentCache) async {
        for _ in 0..<count {
            guard case .refused = await cache.document(key) else {
                Issue.record("expected a refusal")
                return
            }
        }
    }

    @Test func `A refusal is kept until a change touches the selection`() async {
        let cache = refusing(.tooCostly, lifetime: .seconds(6000))
        await expectRefusals(3, of: cache)
        #expect(renders.count == 1)
        #expect(cache.selections == [key])
        #expect(cache.ready(key) == nil)
        cache.invalidate([key])
        await expectRefusals(2, of: cache)
        #expect(renders.count == 2)
    }

    @Test func `A refusal is kept for a while only`() async {
        let cache = refusing(.tooCostly, lifetime: .zero)
        await expectRefusals(3, of: cache)
        #expect(renders.count == 3)
    }

    @Test func `What is refused for the moment is not kept`() async {
        let cache = refusing(.notIndexed, lifetime: .seconds(6000))
        await expectRefusals(3, of: cache)
        #expect(renders.count == 3)
        #expect(cache.selections.isEmpty)
    }

    @Test func `However much is refused, only so many refusals are kept`() async {
        let cache = refusing(.tooCostly, lifetime: .seconds(6000))
        for number in 0..<100 {
            _ = await cache.document(.selection(path: "/feeds/select", query: "q=\(number)", format: .rss))
            #expect(cache.selections.count <= 16)
        }
        #expect(cache.selections.count >= 14)
    }

    @Test func `What was refused and can be given by now is given`() async {
        let cache = DocumentCache(budget: .max) { key in
            renders.add()
            return renders.count > 1 ? Self.document(key) : .refused(.tooCostly)
        }
        await expectRefusals(2, of: cache)
        cache.invalidate([key])
        guard case .document = await cache.document(key) else {
            Issue.record("expected a document")
            return
        }
        #expect(cache.ready(key) != nil)
    }

    @Test func `Shares are three quarters of the memory, and selections have one where something can be chosen`() {
        for hasSelections in [false, true] {
            let shares = MemoryShares(of: 1 << 20, hasSelections: hasSelections)
            #expect(shares.documents + shares.selections + shares.versions + shares.deltas == 3 << 18)
            #expect((shares.selections > 0) == hasSelections)
        }
    }
}
