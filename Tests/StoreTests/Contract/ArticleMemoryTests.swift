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
        func ids(_ keys: [Int64], at sequence: Int64) -> [String?] {
            memory.articles(keys, at: sequence).map { $0?.article.id }
        }
        for key in 1...3 as ClosedRange<Int64> { memory.keep([(key, stored("\(key)"))], at: 5) }
        #expect(ids([1, 2, 3], at: 5) == [nil, "2", "3"])
        #expect(ids([3], at: 4) == [nil])
        #expect(ids([3], at: 6) == [nil])
        memory.keep([(4, stored("old"))], at: 4)
        #expect(ids([4], at: 4) == [nil])
        memory.keep([(3, stored("new"))], at: 6)
        #expect(ids([2, 3], at: 6) == [nil, "new"])
        #expect(ids([3], at: 5) == [nil])
    }

    @Test func `Articles that were asked for as often as they have categories go before others that came first`() {
        let memory = ArticleMemory(mostBytes: 5_500)
        let articles = (1...3)
            .map { StoredArticle(article: .sample("\($0)", [.mobile, .phone]), published: .second(0)) }
        memory.keep([(1, articles[0]), (2, articles[1]), (3, articles[2])], at: 5)
        #expect(memory.articles([2], at: 5).map { $0?.article.id } == ["2"])
        memory.keep([(4, articles[0])], at: 5)
        #expect(memory.articles([1, 2, 3, 4], at: 5).map { $0?.article.id } == ["1", nil, "3", "1"])
    }
}
