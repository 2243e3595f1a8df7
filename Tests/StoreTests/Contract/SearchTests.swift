import Store
import Testing

/// What readers ask for that nobody registered.
@Suite struct SearchTests {
    @Test(arguments: StoreBackend.all, [1, 2, 3] as [UInt64])
    func `What is found is what a search through everything finds, and never an older date`(
        backend: StoreBackend,
        seed: UInt64
    ) async throws {
        try await backend.withStore { store, clock in
            var history = RandomHistory(seed: seed)
            for step in 1...8 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
            }
            for query in RandomHistory.queries {
                let window = ArticleWindow(count: 7)
                let expected = try await store.select(query, window: window, definition: nil)
                let answer = try await store.search(query, count: 7, mostRows: 1000, definition: nil)
                guard case .found(let found) = answer else {
                    Issue.record("\(query) has no answer but \(answer)")
                    continue
                }
                #expect(found.articles == expected.articles, "\(query)")
                let isDatedSafely = (expected.lastChange?.milliseconds ?? 0) <= (found.lastChange?.milliseconds ?? 0)
                #expect(isDatedSafely, "\(query)")
            }
        }
    }

    @Test(arguments: StoreBackend.all, [1, 2, 3, 5, 10, 40])
    func `A bound leaves no answer rather than a wrong one`(backend: StoreBackend, mostRows: Int) async throws {
        try await backend.withStore { store, clock in
            var history = RandomHistory(seed: 11)
            for step in 1...4 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
            }
            var refused = 0
            for query in RandomHistory.queries {
                let all = try await store.ids(query, count: 3)
                switch try await store.search(query, count: 3, mostRows: mostRows, definition: nil) {
                case .found(let selection): #expect(selection.articles.map(\.article.id) == all, "\(query)")
                case .tooCostly: refused += 1
                case .unknownSource, .notIndexed: Issue.record("\(query) has no answer")
                }
            }
            #expect((refused > 0) == (mostRows < 10))
        }
    }

    @Test(arguments: StoreBackend.all)
    func `The newest of the smallest listing are looked at, as many as the bound has it`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            var articles: [Article] = []
            for number in 0..<30 {
                articles.append(.sample("a\(number)", at: Int64(-number), number < 20 ? [.chips] : [.chips, .mobile]))
            }
            for number in 0..<40 { articles.append(.sample("b\(number)", at: Int64(-100 - number), [.mobile])) }
            _ = try await store.save(articles, explicitlyPublished: [])
            let query = ArticleQuery(all: [.chips, .mobile])
            func count(_ count: Int, _ mostRows: Int) async throws -> Int? {
                let answer = try await store.search(query, count: count, mostRows: mostRows, definition: nil)
                guard case .found(let selection) = answer else { return nil }
                return selection.articles.count
            }
            #expect(try await count(1, 20) == nil)
            #expect(try await count(1, 21) == 1)
            #expect(try await count(2, 21) == nil)
            #expect(try await count(10, 29) == nil)
            #expect(try await count(9, 29) == 9)
            #expect(try await count(50, 30) == 10)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A source that nothing ever came from is unknown, one whose articles are gone is not`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("a", source: "Example Wire"))
            try await store.withdraw(id: "a")
            func answer(_ source: String) async throws -> SearchAnswer {
                let query = ArticleQuery(source: source)
                return try await store.search(query, count: 5, mostRows: 100, definition: nil)
            }
            #expect(try await answer("example-wire") == .found(ArticleSelection(articles: [], lastChange: .second(0))))
            #expect(try await answer("other-wire") == .unknownSource)
        }
    }
}
