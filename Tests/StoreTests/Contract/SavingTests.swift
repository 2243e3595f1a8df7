import Store
import Testing

@Suite struct SavingTests {
    @Test(arguments: StoreBackend.all)
    func `An article comes back as it was given`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            #expect(try await store.save(.full) == [.added])
            let stored = try await store.article(id: Article.full.id)
            let expected = StoredArticle(article: .full, published: .second(-60), firstPublishedSequence: 1)
            #expect(stored == expected)
            #expect(
                try await store.select(ArticleQuery(), window: ArticleWindow(count: 1), definition: nil).articles == [
                    expected
                ]
            )
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Saving the same again writes nothing`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.full, .sample("a", at: nil))
            clock.set(seconds: 10)
            #expect(try await store.save(.full, .sample("a", at: nil)) == [.unchanged, .unchanged])
            #expect(try await store.lastSequence() == 2)
            #expect(try await store.lastChange() == .second(0))
            #expect(try await store.article(id: "a")?.published == .second(0))
        }
    }
}
