import Testing

@testable import Store

@Suite struct ArticleMemoryTests {
    @Test(arguments: StoreBackend.all, [0, 20_000, 1_000_000])
    func `However much is in memory, several queries together are answered as each of them`(
        backend: StoreBackend,
        mostBytes: Int
    ) async throws {
        let memory = ArticleMemory(mostBytes: mostBytes)
        let window = ArticleWindow(count: 7, archiveCount: 4, takedownMilliseconds: 30_000)
        let requests = RandomHistory.queries.map { ArticleRequest(query: $0, window: window, definition: "one") }
        try await backend.withStore { store, clock in
            var history = RandomHistory(seed: 7)
            for step in 1...8 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
                if step == 4 { try await store.register(definitions: ["one"]) }
                var expected: [ArticleSelection] = []
                for request in requests {
                    expected.append(
                        try await store.select(
                            request.query,
                            window: request.window,
                            definition: request.definition
                        )
                    )
                }
                #expect(try await store.select(requests, memory: memory) == expected, "step \(step)")
            }
        }
    }

    @Test func `Articles of the latest moment are kept, the first of them go where there are too many`() {
        let memory = ArticleMemory(mostBytes: 4_000)
        func stored(_ id: String) -> StoredArticle {
            StoredArticle(article: .sample(id), published: .second(0))
        }
        for key in 1...3 { memory.keep(stored("\(key)"), key: Int64(key), at: 5) }
        #expect([1, 2, 3].map { memory.article($0, at: 5)?.article.id } == [nil, "2", "3"])
        #expect(memory.article(3, at: 4) == nil)
        #expect(memory.article(3, at: 6) == nil)
        memory.keep(stored("old"), key: 4, at: 4)
        #expect(memory.article(4, at: 4) == nil)
        memory.keep(stored("new"), key: 3, at: 6)
        #expect([2, 3].map { memory.article($0, at: 6)?.article.id } == [nil, "new"])
        #expect(memory.article(3, at: 5) == nil)
    }
}
