import Store
import Testing

/// What a follower sees while writers stand in each other's way.
@Suite(.timeLimit(.minutes(5))) struct HeldTransactionTests {
    /// Whoever took the higher number first would otherwise be seen first, and the lower one never.
    @Test(arguments: StoreBackend.all)
    func `A follower never sees a change before one that has a lower number, whoever commits when`(
        backend: StoreBackend
    ) async throws {
        try await withStores(backend) { slow, fast, follower in
            let held = await HeldWrite(slow, .sample("甲"))
            let other = Task { try await fast.save(.sample("b")) }
            #expect(try await log(follower, after: 0) == [])
            #expect(try await follower.lastSequence() == 0)
            #expect(try await follower.article(id: "甲") == nil)
            try await held.end()
            #expect(try await log(follower, after: 0).first == "1 甲")
            #expect(try await other.value == [.added])
            #expect(try await log(follower, after: 1) == ["2 b"])
            #expect(try await follower.ids() == ["甲", "b"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `What is taken back leaves no gap in the log and no ordinal unused`(backend: StoreBackend) async throws {
        try await withStores(backend) { slow, fast, follower in
            try await fast.save(.sample("a"))
            let held = await HeldWrite(slow, .sample("乙"), isKept: false)
            let other = Task { try await fast.save(.sample("c")) }
            #expect(try await log(follower, after: 1) == [])
            await #expect(throws: StoreError.self) { try await held.end() }
            #expect(try await other.value == [.added])
            #expect(try await log(follower, after: 1) == ["2 c"])
            #expect(try await follower.article(id: "乙") == nil)
            #expect(try await follower.ordinals(of: ["a", "c"], in: ArticleQuery()) == [1, 2])
        }
    }

    /// Runs a test on three openings of one empty store.
    private func withStores(
        _ backend: StoreBackend,
        _ body: (any ArticleStore, any ArticleStore, any ArticleStore) async throws -> Void
    ) async throws {
        try await backend.withLocation { location in
            let clock = TestClock()
            let stores = [
                try await location.open(clock: clock.now), try await location.open(.mustExist, clock: clock.now),
                try await location.open(.mustExist, clock: clock.now),
            ]
            try await body(stores[0], stores[1], stores[2])
            for store in stores { try await store.close() }
        }
    }

    /// The log as texts of sequence numbers and ids.
    private func log(_ store: any ArticleStore, after sequence: Int64) async throws -> [String] {
        try await store.changes(after: sequence, limit: 100).map { "\($0.sequence) \($0.articleID)" }
    }
}
