import Testing

@testable import Store

/// Registered selections that hold articles with some words alone.
@Suite struct RegisteredWordsTests {
    private static let queries = ["折叠", "手机 phone", "CAFÉ", "折", "nothing"]
        .flatMap { text in
            [
                ArticleQuery(text: text), ArticleQuery(all: [.mobile], text: text),
                ArticleQuery(none: [.phone], language: "zh", text: text),
                ArticleQuery(any: [.chips, .phone], text: text),
            ]
        }

    private static func article(_ random: inout LinearGenerator) -> Article {
        let words = ["折叠", "手机", "芯片", "phone", "café", "market", "折"]
        func some() -> String {
            (0..<Int.random(in: 0...2, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: " ")
        }
        var article = Article.sample(
            "a\(Int.random(in: 0..<25, using: &random))",
            at: Int64(Int.random(in: -50...0, using: &random)),
            [[.mobile], [.chips], [.mobile, .phone], []][Int.random(in: 0..<4, using: &random)],
            language: ["zh-CN", "en", nil][Int.random(in: 0..<3, using: &random)],
            state: Int.random(in: 0..<8, using: &random) == 0 ? .draft : .published
        )
        article.title = some()
        article.summary = some()
        article.contentHTML = "<p>\(some())</p>"
        return article
    }

    /// Does one thing to one article.
    private static func step(_ store: any ArticleStore, _ random: inout LinearGenerator) async throws {
        let id = "a\(Int.random(in: 0..<25, using: &random))"
        switch Int.random(in: 0..<9, using: &random) {
        case 0: _ = try? await store.withdraw(id: id)
        case 1: _ = try? await store.restore(id: id)
        case 2: _ = try? await store.erase(id: id)
        default: try await store.save(article(&random))
        }
    }

    /// Does one thing to one article and tells oracles of it.
    private static func follow(
        _ oracles: inout [WordsOracle],
        _ store: any ArticleStore,
        _ random: inout LinearGenerator
    ) async throws {
        let last = try await store.lastSequence()
        try await step(store, &random)
        let articles = try await store.articles(after: nil, limit: 100)
        let change = try await store.changes(after: last, limit: 1).first
        for index in oracles.indices { oracles[index].take(articles, change) }
    }

    @Test(arguments: StoreBackend.all, [1, 2, 3] as [UInt64])
    func `What is listed, numbered and named as taken down agrees with a reading of every article after every change`(
        backend: StoreBackend,
        seed: UInt64
    ) async throws {
        try await backend.withStore { store, clock in
            var random = LinearGenerator(state: seed)
            try await store.register(selections: Self.queries)
            var oracles = Self.queries.map(WordsOracle.init)
            for step in 1...80 {
                clock.set(seconds: Int64(step * 10))
                try await Self.follow(&oracles, store, &random)
                guard step % 16 == 0 else { continue }
                for oracle in oracles { try await oracle.expectAgreement(store) }
            }
        }
    }

    @Test(arguments: StoreBackend.all, [1, 2] as [UInt64])
    func `What was stored before is listed by what it says now, with an index of words and without`(
        backend: StoreBackend,
        seed: UInt64
    ) async throws {
        for isIndexed in [false, true] {
            try await backend.withStore { store, clock in
                var random = LinearGenerator(state: seed)
                for step in 1...60 {
                    clock.set(seconds: Int64(step * 10))
                    try await Self.step(store, &random)
                }
                if isIndexed {
                    try await store.keepTextIndex()
                    while try await store.extendTextIndex() {}
                }
                try await store.register(selections: Self.queries)
                let articles = try await store.articles(after: nil, limit: 100)
                let log = try await store.changes(after: 0, limit: 1000)
                var oracles = Self.queries.map { WordsOracle($0, saying: articles, log) }
                for oracle in oracles { try await oracle.expectAgreement(store) }
                for step in 61...100 {
                    clock.set(seconds: Int64(step * 10))
                    try await Self.follow(&oracles, store, &random)
                }
                for oracle in oracles { try await oracle.expectAgreement(store) }
            }
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Another hierarchy of categories moves articles into selections by words and out of them`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            let query = ArticleQuery(all: [.industry], text: "关于")
            try await store.register(selections: [query])
            var other = Article.sample("b", [.mobile])
            other.contentHTML = "<p>about</p>"
            try await store.save(.sample("a", [.mobile]), other)
            #expect(try await store.ids(query) == [])
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
            #expect(try await store.ids(query) == ["a"])
            try await store.adopt(taxonomies: [])
            #expect(try await store.ids(query) == [])
            #expect(try await store.count(query) == 0)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A scheduled article comes into a selection by words when its time has come`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, clock in
            let query = ArticleQuery(text: "关于")
            try await store.register(selections: [query])
            try await store.save(.sample("a", at: 100, state: .scheduled))
            #expect(try await store.ids(query) == [])
            clock.set(seconds: 100)
            _ = try await store.publishDue()
            #expect(try await store.ids(query) == ["a"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Where many articles are to be looked through, an index of words is made for that`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            let many = (0...SearchTerms.mostRead).map { Article.sample("a\($0)", at: Int64($0) - 20_000) }
            _ = try await store.save(many, explicitlyPublished: [])
            try await store.register(selections: [ArticleQuery(text: "关于 a7")])
            #expect(try await store.ids(ArticleQuery(text: "a7 关于")) == ["a7"])
            let answer = try await store.search(ArticleQuery(text: "a8"), count: 5, mostRows: 20_000, definition: nil)
            guard case .found(let found) = answer else { throw CancellationError() }
            #expect(found.articles.map(\.article.id) == ["a8"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Words in another order, case or width are the same selection`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("a"))
            try await store.register(selections: [ArticleQuery(text: "About 关于")])
            #expect(try await store.ids(ArticleQuery(text: "关于　ＡＢＯＵＴ")) == ["a"])
            #expect(try await store.ids(ArticleQuery(text: "……")) == ["a"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Words that were never registered are refused rather than left out`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("a"))
            let message =
                "the articles with “phone 折叠” were never listed; "
                + "`feedserver serve` lists those that the configuration asks for"
            let query = ArticleQuery(text: "折叠 Phone")
            let refusals = [
                await #expect(throws: StoreError.self) { try await store.ids(query) },
                await #expect(throws: StoreError.self) { try await store.count(query) },
            ]
            for refusal in refusals {
                #expect(refusal?.message == message)
                #expect(refusal?.kind == .refused)
            }
        }
    }
}
