import Store
import Testing

@Suite struct RecordsTests {
    @Test(arguments: StoreBackend.all)
    func `The log never runs backwards even if the clock does`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            clock.set(seconds: 100)
            try await store.save(.sample("a", at: 90))
            clock.set(seconds: 50)
            try await store.save(.sample("b", at: 90))
            #expect(try await store.save(.sample("a", at: 90)) == [.unchanged])
            #expect(try await store.changes(after: 0, limit: 9).map(\.time) == [.second(100), .second(100)])
            try await store.register(definitions: ["digest"])
            #expect(try await store.definitionsSeen(["digest"]) == ["digest": .second(100)])
            clock.set(seconds: 200)
            try await store.register(definitions: ["other"])
            clock.set(seconds: 150)
            try await store.save(.sample("c"))
            #expect(try await store.lastChange() == .second(200))
        }
    }

    /// U+0E33 is a letter, and one character together with a slash before it.
    @Test(arguments: StoreBackend.all)
    func `A slug that begins with a joining letter is read back`(backend: StoreBackend) async throws {
        let joining = CategoryReference(taxonomy: "headline", slug: "\u{E33}")
        try await backend.withStore { store, _ in
            try await store.save(.sample("a", [joining]))
            #expect(try await store.changes(after: 0, limit: 9).map(\.after?.categories) == [[joining]])
            #expect(try await store.knownValues().categories == [joining])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A definition keeps the time at which it was first seen`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.register(definitions: ["a", "b"])
            clock.set(seconds: 10)
            try await store.register(definitions: ["b", "c"])
            let seen = try await store.definitionsSeen(["a", "b", "c", "d"])
            #expect(seen == ["a": .second(0), "b": .second(0), "c": .second(10)])
            let window = ArticleWindow(count: 1)
            #expect(
                try await store.select(ArticleQuery(), window: window, definition: "c").definitionSeen == .second(10)
            )
            #expect(try await store.select(ArticleQuery(), window: window, definition: "d").definitionSeen == nil)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `The authority of ids cannot change once there are articles`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            #expect(try await store.adopt(idAuthority: "old.example.com,2020") == nil)
            #expect(try await store.adopt(idAuthority: "news.example.com,2021") == nil)
            try await store.save(.sample("a"))
            #expect(try await store.adopt(idAuthority: "other.example.com,2022") == "news.example.com,2021")
            #expect(try await store.adopt(idAuthority: "news.example.com,2021") == nil)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `What was once shown stays known, what never was is not`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
            try await store.save(
                .full,
                .sample("b", [.mobile], language: "en", authors: ["Ann Field", "ANN FIELD", "!"]),
                .sample("draft", [.chips], language: "fr", authors: ["Nobody"], state: .draft)
            )
            try await store.erase(id: Article.full.id)
            let known = try await store.knownValues()
            #expect(known.categories == [.mobile, .phone])
            #expect(known.languages == ["en", "zh-CN"])
            let authors = [
                KnownValues.Author(slug: "ann-field", name: "Ann Field"), KnownValues.Author(slug: "林晓", name: "林晓"),
            ]
            #expect(known.authors == authors)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `The log is read in pages`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("a"), .sample("b"), .sample("c"))
            #expect(try await store.changes(after: 0, limit: 2).map(\.articleID) == ["a", "b"])
            #expect(try await store.changes(after: 2, limit: 2).map(\.articleID) == ["c"])
            #expect(try await store.changes(after: 3, limit: 2).isEmpty)
            #expect(try await store.lastSequence() == 3)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Everything is there when the store is opened again`(backend: StoreBackend) async throws {
        try await backend.withLocation { location in
            let clock = TestClock()
            let first = try await location.open(clock: clock.now)
            try await first.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
            try await first.save(.full)
            try await first.close()
            let second = try await location.open(.mustExist, clock: clock.now)
            #expect(try await second.article(id: Article.full.id)?.article == .full)
            #expect(try await second.save(.full) == [.unchanged])
            #expect(try await second.ids(ArticleQuery(all: [.industry])) == [Article.full.id])
            try await second.close()
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A closed store says so and ends its streams`(backend: StoreBackend) async throws {
        try await backend.withLocation { location async throws in
            let store = try await location.open()
            let stream = store.wakeups()
            try await store.close()
            try await store.close()
            for await _ in stream {}
            for await _ in store.wakeups() {}
            let error = await #expect(throws: StoreError.self) { try await store.ids() }
            #expect(error?.kind == .unreachable)
            #expect(error?.message == "the store has been closed")
            let refusal = await #expect(throws: StoreError.self) { try await store.save(.full) }
            #expect(refusal?.message == "the store has been closed")
        }
    }
}
