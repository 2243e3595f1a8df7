import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import FeedServer

/// What a cache is sent, over real sockets, and what becomes of what fails.
@Suite(.timeLimit(.minutes(10))) struct PurgeSenderTests {
    private let queue = PurgeQueue()
    private let counters = ServerCounters()
    private let messages = LogMessages()
    private let pauses = Pauses()

    /// Keeps how long it was to wait, and does not.
    private final class Pauses: Sendable {
        private let kept = Mutex<[Duration]>([])

        var all: [Duration] { kept.withLock { $0 } }

        func keep(_ duration: Duration) async {
            kept.withLock { $0.append(duration) }
            await Task.yield()
        }
    }

    /// Runs a sender beside a body; then stops it.
    private func run(
        to url: String,
        tagsPerRequest: Int = 30,
        patience: Int64 = 60,
        _ body: () async throws -> Void
    ) async throws {
        let target = PurgeTarget(
            method: "POST",
            url: url,
            fields: [
                .init(name: "Surrogate-Key", value: .template(PurgeTemplate("{tags:space}"))),
                .init(name: "X-Key", value: .secret("hush")),
            ],
            body: nil,
            tagsPerRequest: tagsPerRequest
        )
        let logger = Logger(label: "test") { [messages] _ in messages }
        let sender = PurgeSender(
            target: target,
            queue: queue,
            counters: counters,
            logger: logger,
            connect: { PurgeClient(patience: patience) },
            sleep: pauses.keep
        )
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(configuration: .init(services: [.init(service: sender)], logger: quiet))
        async let running: Void = group.run()
        do {
            try await body()
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        await group.triggerGracefulShutdown()
        try await running
    }

    private static func tags(_ requests: [String]) -> [String] {
        requests.compactMap { $0.firstMatch(of: /\r\nSurrogate-Key: ([^\r]*)/).map { String($0.output.1) } }
    }

    @Test func `A cache is told in as few requests as it takes`() async throws {
        let cache = try await ScriptedCache()
        queue.add(["a", "b", "c", "d", "e"])
        try await run(to: cache.url, tagsPerRequest: 2) {
            try await Deadline.wait(until: "all is sent") { cache.requests.count == 3 && counters.counts.purges == 3 }
        }
        #expect(Self.tags(cache.requests) == ["a b", "c d", "e"])
        let request = try #require(cache.requests.first)
        #expect(request.hasPrefix("POST /purge HTTP/1.1\r\n"))
        #expect(request.contains("\r\nX-Key: hush\r\n"))
        #expect(messages.all.isEmpty)
        #expect(counters.counts.purgesFailed == 0)
        try await cache.close()
    }

    @Test(arguments: [ScriptedCache.Act.answer(500), .answer(302, "Location: /purged\r\n"), .hang, .close])
    func `What fails is repeated until it is done`(act: ScriptedCache.Act) async throws {
        let cache = try await ScriptedCache([act, act, act])
        queue.add(["a", "b"])
        try await run(to: cache.url, patience: 1) {
            try await Deadline.wait(until: "it is taken") { counters.counts.purges == 1 }
        }
        #expect(Self.tags(cache.requests) == ["a b", "a b", "a b", "a b"])
        #expect(counters.counts.purgesFailed == 3)
        #expect(pauses.all.count == 3)
        let told = "A cache in front was not told of changes, and may show what was before; it is told again"
        #expect(messages.all == [told, told, "Purges are taken again"])
        try await cache.close()
    }

    @Test func `What comes while it fails is sent with it`() async throws {
        let cache = try await ScriptedCache([.hang])
        queue.add(["a"])
        try await run(to: cache.url, patience: 2) {
            try await Deadline.wait(until: "the first has come") { cache.requests.count == 1 }
            queue.add(["b"])
            queue.add(["a", "c"])
            try await Deadline.wait(until: "it is taken") { counters.counts.purges == 1 }
        }
        #expect(Self.tags(cache.requests) == ["a", "a b c"])
        try await cache.close()
    }

    @Test func `A cache that asks for time gets it`() async throws {
        let cache = try await ScriptedCache([.answer(429, "Retry-After: 17\r\n")])
        queue.add(["a"])
        try await run(to: cache.url) {
            try await Deadline.wait(until: "it is taken") { counters.counts.purges == 1 }
        }
        #expect(pauses.all == [.seconds(17)])
        try await cache.close()
    }

    @Test func `What waits when the server stops is tried once more`() async throws {
        let cache = try await ScriptedCache([.hang])
        queue.add(["a"])
        try await run(to: cache.url) {
            try await Deadline.wait(until: "the first has come") { cache.requests.count == 1 }
            queue.add(["b"])
        }
        #expect(Self.tags(cache.requests) == ["a", "a b"])
        #expect(messages.all.isEmpty)
        try await cache.close()
    }

    @Test func `What is lost when the server stops is said`() async throws {
        let cache = try await ScriptedCache()
        try await cache.close()
        queue.add(["a"])
        try await run(to: cache.url) {
            try await Deadline.wait(until: "it has failed") { counters.counts.purgesFailed > 0 }
        }
        #expect(queue.count == 1)
        #expect(
            messages.all.last
                == "The server stops, and a cache in front was not told of every change; until its copies are stale it may show what was before"
        )
    }

    @Test func `A cache that is not there is said to be unreachable, without what is secret`() async throws {
        let cache = try await ScriptedCache()
        try await cache.close()
        let client = PurgeClient(patience: 5)
        let failure = await #expect(throws: PurgeFailure.self) {
            try await client.send(
                PurgeRequest(
                    method: "PURGE",
                    url: cache.url + "?key=hush",
                    fields: [.init(name: "X-Key", value: "hush")],
                    body: nil
                )
            )
        }
        #expect(failure?.description == "it cannot be reached: Connection refused")
        await client.close()
    }

    @Test func `An answer that never ends is what its head says`() async throws {
        let cache = try await ScriptedCache([.head(500), .head(200), .answer(200)])
        queue.add(["a"])
        try await run(to: cache.url, patience: 1) {
            try await Deadline.wait(until: "it is taken") { counters.counts.purges == 1 }
            queue.add(["b"])
            try await Deadline.wait(until: "the next is taken") { counters.counts.purges == 2 }
        }
        #expect(Self.tags(cache.requests) == ["a", "a", "b"])
        #expect(counters.counts.purgesFailed == 1)
        try await cache.close()
    }

    @Test func `A body goes with its length`() async throws {
        let cache = try await ScriptedCache()
        let client = PurgeClient()
        try await client.send(
            PurgeRequest(method: "POST", url: cache.url, fields: [], body: #"{"tags": ["a"]}"#)
        )
        await client.close()
        let request = try #require(cache.requests.first)
        #expect(request.lowercased().contains("\r\ncontent-length: 15\r\n"))
        #expect(request.hasSuffix("\r\n\r\n" + #"{"tags": ["a"]}"#))
        try await cache.close()
    }
}
