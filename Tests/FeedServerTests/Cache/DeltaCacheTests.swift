import FeedWriter
import NIOCore
import Synchronization
import Testing

@testable import FeedServer

@Suite struct DeltaCacheTests {
    /// Makes deltas whose text tells how many were made before them.
    private final class Maker: Sendable {
        private let count = Mutex(0)
        private let isAway = Mutex(false)
        let length: Int

        init(length: Int = 1) { self.length = length }

        var made: Int { count.withLock { $0 } }

        func setAway(_ value: Bool) { isAway.withLock { $0 = value } }

        func make() async -> DeltaCache.Outcome {
            let number = count.withLock { count in
                count += 1
                return count
            }
            // So that others come while it is under way.
            for _ in 0..<100 { await Task.yield() }
            guard !isAway.withLock({ $0 }) else { return .unavailable }
            let text = String(repeating: "\(number)", count: length)
            return .made(PreparedDelta(to: StubSource.rss, from: "\"1\"", content: [.identity: Array(text.utf8)]))
        }

        func ask(_ cache: DeltaCache, _ name: DeltaCache.Name) async -> String? {
            await cache.delta(name) { await self.make() }?[.identity].map { String(buffer: $0.content) }
        }
    }

    private let maker = Maker()

    private func cache(budget: Int = 1 << 20) -> DeltaCache { DeltaCache(budget: budget, patience: .seconds(60)) }

    private func name(_ base: String, of path: String = "/feeds/all", current: String = "\"9\"") -> DeltaCache.Name {
        DeltaCache.Name(key: .feed(path: path, format: .rss), base: base, current: current)
    }

    @Test func `However many readers have the same base, one delta is made`() async {
        let cache = cache()
        let answers = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<1000 { group.addTask { await maker.ask(cache, name("\"1\"")) } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(answers == ["1"])
        #expect(maker.made == 1)
    }

    @Test func `Another base, document or version has another delta`() async {
        let cache = cache()
        #expect(await maker.ask(cache, name("\"1\"")) == "1")
        #expect(await maker.ask(cache, name("\"2\"")) == "2")
        #expect(await maker.ask(cache, name("\"1\"", of: "/feeds/other")) == "3")
        #expect(await maker.ask(cache, name("\"1\"", current: "\"10\"")) == "4")
        #expect(await maker.ask(cache, name("\"1\"")) == "1")
    }

    @Test func `The deltas of a document that is another now are dropped, and no others`() async {
        let cache = cache()
        _ = await maker.ask(cache, name("\"1\""))
        let size = cache.byteCount
        _ = await maker.ask(cache, name("\"1\"", of: "/feeds/other"))
        cache.drop(name("\"1\"").key)
        #expect(cache.byteCount == size)
        #expect(await maker.ask(cache, name("\"1\"", of: "/feeds/other")) == "2")
        #expect(await maker.ask(cache, name("\"1\"")) == "3")
    }

    @Test func `That there is none is remembered, that the store is away is not`() async {
        let cache = cache()
        for _ in 0..<2 { #expect(await cache.delta(name("\"1\"")) { .made(nil) }?.byteCount == nil) }
        #expect(await maker.ask(cache, name("\"1\"")) == nil)
        #expect(maker.made == 0)
        maker.setAway(true)
        #expect(await maker.ask(cache, name("\"2\"")) == nil)
        maker.setAway(false)
        #expect(await maker.ask(cache, name("\"2\"")) == "2")
    }

    private func ready(_ cache: DeltaCache, _ name: DeltaCache.Name) -> String {
        switch cache.ready(name) {
        case .ready: "ready"
        case .pending: "pending"
        case .absent: "none"
        }
    }

    @Test func `What is at hand is told without waiting`() async {
        let cache = cache()
        #expect(ready(cache, name("\"1\"")) == "pending")
        let delta = await cache.delta(name("\"1\"")) {
            #expect(ready(cache, name("\"1\"")) == "pending")
            return await maker.make()
        }
        #expect(delta != nil)
        #expect(ready(cache, name("\"1\"")) == "ready")
        _ = await cache.delta(name("\"2\"")) { .made(nil) }
        #expect(ready(cache, name("\"2\"")) == "none")
        cache.drop(name("\"1\"").key)
        #expect(ready(cache, name("\"1\"")) == "pending")
    }

    @Test func `What is least used goes when the budget is exceeded`() async {
        let maker = Maker(length: 1024)
        let cache = cache(budget: 3 * (DeltaCache.overhead + 1024))
        for base in ["\"1\"", "\"2\"", "\"3\"", "\"1\"", "\"4\""] { _ = await maker.ask(cache, name(base)) }
        #expect(cache.byteCount <= 3 * (DeltaCache.overhead + 1024) / 8 * 7)
        #expect(maker.made == 4)
        _ = await maker.ask(cache, name("\"4\""))
        #expect(maker.made == 4)
        _ = await maker.ask(cache, name("\"2\""))
        #expect(maker.made == 5)
        cache.setBudget(0)
        #expect(cache.byteCount == 0)
    }

    @Test func `What takes too long is not waited for`() async {
        let (released, release) = AsyncStream<Void>.makeStream()
        let cache = DeltaCache(budget: 1 << 20, patience: .milliseconds(1))
        let delta = await cache.delta(name("\"1\"")) {
            for await _ in released { break }
            return .made(nil)
        }
        #expect(delta?.byteCount == nil)
        release.finish()
    }
}
