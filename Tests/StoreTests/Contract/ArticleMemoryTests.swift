import Store
import Testing

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
}
