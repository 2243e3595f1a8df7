import FeedWriter
import HTTPTypes
import Synchronization
import Testing

@testable import FeedServer

@Suite struct DocumentCacheTests {
    private let key = DocumentKey.feed(path: "/feeds/all", format: .rss)

    private static func document(_ text: String) -> PreparedDocument {
        PreparedDocument(
            mediaType: "text/plain",
            contents: [(.identity, "\"\(text)\"", Array(text.utf8))],
            lastModified: nil,
            cacheControl: "public",
            outdatedCacheControl: "brief"
        )
    }

    /// Enough for two documents of 32 bytes.
    private static let budget = document(String(repeating: "x", count: 32)).byteCount * 5 / 2

    private static func text(_ answer: DocumentAnswer) -> String? {
        guard case .document(let document) = answer else { return nil }
        return document.variants.first.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// How long an answer may be kept, by every head that it may have.
    private static func lifetime(_ answer: DocumentAnswer) -> String? {
        guard case .document(let document) = answer, let variant = document.variants.first else { return nil }
        let lifetimes = Set([variant.fullFields, variant.notModifiedFields].map { $0[.cacheControl] })
        return lifetimes.count == 1 ? document.cacheControl : nil
    }

    /// Renders numbered documents, each only when it is let through.
    private final class Renderer: Sendable {
        private struct State {
            var begun = 0
            var gates: [CheckedContinuation<DocumentCache.Outcome, Never>] = []
        }

        private let state = Mutex(State())
        var begun: Int { state.withLock(\.begun) }

        func render() async -> DocumentCache.Outcome {
            await withCheckedContinuation { continuation in
                state.withLock {
                    $0.begun += 1
                    $0.gates.append(continuation)
                }
            }
        }

        /// Waits until a render is under way, then ends it.
        func finish(with outcome: DocumentCache.Outcome) async {
            while true {
                let gate = state.withLock { $0.gates.isEmpty ? nil : $0.gates.removeFirst() }
                if let gate { return gate.resume(returning: outcome) }
                await Task.yield()
            }
        }
    }

    @Test func `However many ask for a document, it is rendered once`() async {
        let renderer = Renderer()
        let cache = DocumentCache(budget: 1 << 20) { _ in await renderer.render() }
        let answers = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<100 { group.addTask { Self.text(await cache.document(key)) } }
            await renderer.finish(with: .document(Self.document("1")))
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(answers == ["1"])
        #expect(renderer.begun == 1)
    }

    @Test func `What is rendered though nobody asked counts as used no later than it was`() async throws {
        let cache = DocumentCache(budget: 1 << 20) { key in .document(Self.document("\(key)")) }
        let other = DocumentKey.feed(path: "/feeds/other", format: .rss)
        let size = Self.document("\(key)").byteCount
        _ = await cache.document(key)
        _ = await cache.document(other)
        cache.invalidate([key])
        await cache.refresh(key)
        #expect(cache.ready(key) != nil)
        cache.invalidate([key])
        _ = await cache.document(other)
        await cache.refresh(key)
        cache.invalidateAll(budget: size)
        #expect(!cache.holds(key))
        #expect(cache.holds(other))
    }

    @Test func `Nothing is rendered ahead that is not kept`() async {
        let renderer = Renderer()
        let cache = DocumentCache(budget: 1 << 20) { _ in await renderer.render() }
        await cache.refresh(key)
        #expect(renderer.begun == 0)
    }

    @Test func `A document is served again without rendering until a change touches it`() async {
        let count = Mutex(0)
        let cache = DocumentCache(budget: 1 << 20) { _ in
            .document(Self.document("\(count.withLock { $0 += 1; return $0 })"))
        }
        #expect(Self.text(await cache.document(key)) == "1")
        #expect(Self.text(await cache.document(key)) == "1")
        cache.invalidate([key])
        #expect(Self.text(await cache.document(key)) == "2")
    }

    @Test func `A reader who asks after a change does not get what was rendered before it`() async {
        let renderer = Renderer()
        let cache = DocumentCache(budget: 1 << 20) { _ in await renderer.render() }
        async let first = cache.document(key)
        while renderer.begun < 1 { await Task.yield() }
        cache.invalidate([key])
        async let second = cache.document(key)
        await renderer.finish(with: .document(Self.document("old")))
        await renderer.finish(with: .document(Self.document("new")))
        #expect(Self.text(await second) == "new")
        _ = await first
    }

    @Test func `While the store is away the document before is served`() async {
        let isAway = Mutex(false)
        let cache = DocumentCache(budget: 1 << 20) { _ in
            isAway.withLock { $0 } ? .unavailable : .document(Self.document("before"))
        }
        #expect(Self.text(await cache.document(key)) == "before")
        #expect(Self.lifetime(await cache.document(key)) == "public")
        isAway.withLock { $0 = true }
        cache.invalidate([key])
        let older = await cache.document(key)
        #expect(Self.text(older) == "before")
        #expect(Self.lifetime(older) == "brief")
        isAway.withLock { $0 = false }
        #expect(Self.lifetime(await cache.document(key)) == "public")
    }

    @Test func `Nothing cached and the store away is said to be so`() async {
        let cache = DocumentCache(budget: 1 << 20, absencePatience: .zero) { _ in .unavailable }
        guard case .unavailable = await cache.document(key) else {
            Issue.record("expected unavailable")
            return
        }
    }

    @Test func `Nothing cached and the store away for a moment is waited for`() async {
        let count = Mutex(0)
        let cache = DocumentCache(budget: 1 << 20, lastPatience: .seconds(600), absencePatience: .seconds(600)) { _ in
            count.withLock {
                $0 += 1; return $0
            } < 3 ? .unavailable : .document(Self.document("back"))
        }
        #expect(Self.text(await cache.document(key)) == "back")
    }

    @Test func `A render that went wrong is not tried again for the same reader`() async {
        let count = Mutex(0)
        let cache = DocumentCache(budget: 1 << 20, absencePatience: .seconds(600)) { _ in
            count.withLock { $0 += 1 }
            return .failed
        }
        guard case .unavailable = await cache.document(key) else {
            Issue.record("expected unavailable")
            return
        }
        #expect(count.withLock { $0 } == 1)
    }

    @Test func `A render that takes too long is not waited for where there is an older document`() async {
        let renderer = Renderer()
        let cache = DocumentCache(budget: 1 << 20) { _ in await renderer.render() }
        async let first = cache.document(key)
        await renderer.finish(with: .document(Self.document("old")))
        #expect(Self.text(await first) == "old")
        cache.invalidate([key])
        let older = await cache.document(key)
        #expect(Self.text(older) == "old")
        #expect(Self.lifetime(older) == "brief")
        await renderer.finish(with: .document(Self.document("new")))
        while Self.text(await cache.document(key)) != "new" { await Task.yield() }
    }

    @Test func `Only so many archives are rendered at once and so many wait, and feeds do not`() async {
        let renderer = Renderer()
        let cache = DocumentCache(budget: 1 << 20, strangersAtOnce: 3) { _ in await renderer.render() }
        let most = DocumentCache.mostStrangers
        let archives = ArchiveRange.all(count: 1, of: most + 1)
            .map { DocumentKey.archive(path: "/feeds/all", range: $0, format: .rss) }
        let answers = await withTaskGroup(of: String?.self) { group in
            for archive in archives.dropLast() { group.addTask { Self.text(await cache.document(archive)) } }
            while renderer.begun < 3 || cache.archives(of: "/feeds/all").count < most { await Task.yield() }
            group.addTask { Self.text(await cache.document(key)) }
            while renderer.begun == 3 { await Task.yield() }
            if case .unavailable = await cache.document(archives[most]) {} else { Issue.record("expected unavailable") }
            for _ in 0...most { await renderer.finish(with: .document(Self.document("made"))) }
            return await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(answers == Array(repeating: "made", count: most + 1))
        #expect(renderer.begun == most + 1)
        async let last = cache.document(archives[most])
        await renderer.finish(with: .document(Self.document("made")))
        #expect(Self.text(await last) == "made")
    }

    @Test func `A document in whose place another is to come is kept for seconds, and not past that`() {
        var cache = ExampleSite.configuration.cache
        #expect(CacheControl.outdated(cache) == "public, max-age=5, stale-if-error=604800")
        cache.maxAge = 2
        #expect(CacheControl.outdated(cache) == "public, max-age=2, stale-if-error=604800")
    }

    @Test func `What is least used goes when the budget is exceeded`() async {
        let cache = DocumentCache(budget: Self.budget) { key in
            guard case .feed(let path, _) = key else { return .unknown }
            return .document(Self.document(path + String(repeating: "x", count: 32 - path.count)))
        }
        let rendered = { (path: String) in await cache.document(.feed(path: path, format: .rss)) }
        _ = await rendered("a")
        _ = await rendered("b")
        _ = await rendered("a")
        _ = await rendered("c")
        #expect(cache.byteCount <= Self.budget)
        #expect(cache.holds(.feed(path: "a", format: .rss)))
        #expect(!cache.holds(.feed(path: "b", format: .rss)))
        #expect(cache.holds(.feed(path: "c", format: .rss)))
    }

    @Test func `The archives of a feed are known as long as they are kept`() async throws {
        let cache = DocumentCache(budget: Self.budget) { key in
            guard case .archive(_, let range, _) = key else { return .unavailable }
            if range.first > 60 { return .unavailable }
            if range.first > 50 { return .elsewhere(.feed(path: "/a", format: .rss)) }
            return .document(Self.document(String(repeating: "x", count: 32)))
        }
        func archive(_ feed: String, _ number: Int) -> DocumentKey {
            let range = ArchiveRange.all(count: 10, of: 100)[number]
            return .archive(path: feed, range: range, format: .rss)
        }
        _ = await cache.document(archive("/a", 0))
        _ = await cache.document(archive("/b", 0))
        #expect(cache.archives(of: "/a") == [archive("/a", 0)])
        _ = await cache.document(archive("/b", 1))
        _ = await cache.document(archive("/b", 2))
        #expect(cache.archives(of: "/a") == [])
        #expect(Set(cache.archives(of: "/b")) == [archive("/b", 1), archive("/b", 2)])
        _ = await cache.document(archive("/c", 6))
        guard case .elsewhere(.feed("/a", .rss)) = await cache.document(archive("/c", 5)) else {
            Issue.record("what is elsewhere was not said to be")
            return
        }
        #expect(cache.archives(of: "/c") == [])
    }
}
