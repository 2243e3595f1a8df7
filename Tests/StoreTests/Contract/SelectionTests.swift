import Store
import Testing

@Suite struct SelectionTests {
    @Test(arguments: StoreBackend.all)
    func `The order is by time of publication, then by the bytes of the id, both descending`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            try await store.save(
                .sample("b", at: -1),
                .sample("é", at: -1),
                .sample("Z", at: -1),
                .sample("文", at: -1),
                .sample("old", at: -100),
                .sample("new", at: 0),
                .sample("b2", at: -1)
            )
            #expect(try await store.ids() == ["new", "文", "é", "b2", "b", "Z", "old"])
            #expect(try await store.ids(count: 3) == ["new", "文", "é"])
            let merged = ArticleQuery(any: [.mobile, .chips])
            try await store.save(
                .sample("b", at: -1, [.chips]),
                .sample("é", at: -1, [.mobile, .chips]),
                .sample("Z", at: -1, [.mobile])
            )
            #expect(try await store.ids(merged) == ["é", "b", "Z"])
            #expect(try await store.ids(merged, count: 2) == ["é", "b"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A window of time is counted back from the newest article`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(
                .sample("a", at: -1000),
                .sample("b", at: -900),
                .sample("c", at: -890),
                .sample("d", at: -800)
            )
            clock.set(seconds: 1_000_000)
            func ids(_ count: Int, _ seconds: Int64) async throws -> [String] {
                let window = ArticleWindow(count: count, milliseconds: seconds * 1000)
                let selection = try await store.select(ArticleQuery(), window: window, definition: nil)
                return selection.articles.map(\.article.id)
            }
            #expect(try await ids(1, 100) == ["d", "c", "b"])
            #expect(try await ids(1, 99) == ["d", "c"])
            #expect(try await ids(4, 1) == ["d", "c", "b", "a"])
            #expect(try await ids(1, Int64.max / 1000) == ["d", "c", "b", "a"])
            #expect(try await ids(0, 0) == ["d"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A window of time brings a thousand articles at most`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            _ = try await store.save((0..<1010).map { .sample("a\($0)") }, explicitlyPublished: [])
            let window = ArticleWindow(count: 5, milliseconds: 1000)
            let selection = try await store.select(ArticleQuery(), window: window, definition: nil)
            #expect(selection.articles.count == ArticleWindow.maximumCount)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A language takes its narrower tags and not those without one`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(
                .sample("cn", [.mobile], language: "zh-CN"),
                .sample("zh", [.mobile], language: "zh"),
                .sample("en", [.mobile], language: "en"),
                .sample("none", [.mobile]),
                .sample("odd", [.mobile], language: "no tag at all")
            )
            #expect(try await store.ids(ArticleQuery(language: "zh")) == ["zh", "cn"])
            #expect(try await store.ids(ArticleQuery(language: "ZH-cn")) == ["cn"])
            #expect(try await store.ids(ArticleQuery(all: [.mobile], language: "zh")) == ["zh", "cn"])
            #expect(try await store.ids(ArticleQuery(language: "z")).isEmpty)
            #expect(try await store.ids(ArticleQuery(all: [.mobile])).count == 5)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A category holds its descendants, and another hierarchy moves them`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            let technology = CategoryReference(taxonomy: "headline", slug: "technology")
            let first = Taxonomy(slug: "headline", parents: ["mobile": "industry", "industry": "technology"])
            try await store.save(.sample("a", [.mobile]), .sample("b", [.chips], language: "en"), .sample("c"))
            clock.set(seconds: 10)
            try await store.adopt(taxonomies: [first])
            #expect(try await store.ids(ArticleQuery(all: [technology])) == ["a"])
            #expect(try await store.ids(ArticleQuery(all: [.industry])) == ["a"])
            #expect(try await store.lastChange(ArticleQuery(all: [technology])) == .second(10))
            #expect(try await store.lastChange(ArticleQuery(all: [.mobile])) == .second(0))
            clock.set(seconds: 20)
            try await store.adopt(taxonomies: [first])
            #expect(try await store.lastChange(ArticleQuery(all: [technology])) == .second(10))
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["chips": "industry"])])
            #expect(try await store.ids(ArticleQuery(all: [technology])).isEmpty)
            #expect(try await store.ids(ArticleQuery(all: [.industry], language: "en")) == ["b"])
            #expect(try await store.count(ArticleQuery(all: [.industry])) == 1)
            #expect(try await store.lastChange(ArticleQuery(all: [technology])) == .second(20))
            #expect(try await store.knownValues().categories == [.chips, .mobile])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A hierarchy that runs in a circle does no harm`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            let circle = Taxonomy(slug: "headline", parents: ["mobile": "industry", "industry": "mobile"])
            try await store.adopt(taxonomies: [circle])
            try await store.save(.sample("a", [.mobile]))
            #expect(try await store.ids(ArticleQuery(all: [.industry])) == ["a"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A feed that an article leaves is touched as well as the one it enters`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.sample("a", [.mobile]), .sample("b", [.phone]))
            clock.set(seconds: 10)
            try await store.save(.sample("a", [.chips]))
            let change = try await store.changes(after: 2, limit: 9).first
            #expect(change?.kind == .updated)
            #expect(change?.before == ArticleFacets(categories: [.mobile]))
            #expect(change?.after == ArticleFacets(categories: [.chips]))
            #expect(try await store.lastChange(ArticleQuery(all: [.mobile])) == .second(10))
            #expect(try await store.lastChange(ArticleQuery(all: [.chips])) == .second(10))
            #expect(try await store.lastChange(ArticleQuery(all: [.phone])) == .second(0))
            #expect(try await store.lastChange(ArticleQuery(none: [.chips])) == .second(10))
            #expect(try await store.ids(ArticleQuery(all: [.mobile])).isEmpty)
        }
    }
}
