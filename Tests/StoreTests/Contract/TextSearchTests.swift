import Testing

@testable import Store

/// Words that readers search for.
@Suite struct TextSearchTests {
    private static let words = ["折叠", "手机", "芯片", "phone", "Café", "market", "屏", "fold"]

    private static func article(_ number: Int, _ random: inout LinearGenerator) -> Article {
        var article = Article.sample(
            "a\(number)",
            at: Int64(Int.random(in: -50...0, using: &random)),
            [[.mobile], [.chips], [.mobile, .phone]][Int.random(in: 0..<3, using: &random)],
            state: Int.random(in: 0..<8, using: &random) == 0 ? .draft : .published
        )
        func some() -> String {
            (0..<Int.random(in: 0...2, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: [" ", ""].randomElement(using: &random) ?? "")
        }
        article.title = some()
        article.summary = some()
        article.contentHTML = "<p title=\"market\">\(some())</p><p>\(some())</p>"
        return article
    }

    private static let queries = ["折叠", "手机 phone", "屏", "CAFE", "market", "fold", "折", "phone 芯片 market", "nothing"]
        .flatMap { text in
            [
                ArticleQuery(text: text), ArticleQuery(all: [.mobile], text: text),
                ArticleQuery(all: [.mobile], none: [.phone], text: text),
                ArticleQuery(any: [.chips, .phone], text: text),
            ]
        }

    private static func index(_ store: any ArticleStore) async throws {
        try await store.keepTextIndex()
        while try await store.extendTextIndex() {}
    }

    /// Compares what is found with a reading of every article.
    private static func expectAgreement(_ store: any ArticleStore, mostRows: Int) async throws -> Int {
        var refused = 0
        let shown = try await store.select(ArticleQuery(), window: ArticleWindow(count: 1000), definition: nil).articles
        for query in queries {
            var facets = query
            facets.text = nil
            let matching = Set(try await store.ids(facets, count: 1000))
            let wanted = try #require(query.text.flatMap(SearchTerms.wanted))
            let expected = shown.map(\.article)
                .filter { matching.contains($0.id) && wanted.matches(Set(SearchTerms.terms(of: $0))) }
                .map(\.id)
            switch try await store.search(query, count: 5, mostRows: mostRows, definition: nil) {
            case .found(let found): #expect(found.articles.map(\.article.id) == Array(expected.prefix(5)), "\(query)")
            case .tooCostly: refused += 1
            case .unknownSource, .notIndexed: Issue.record("\(query) has no answer")
            }
        }
        return refused
    }

    @Test(arguments: StoreBackend.all, [1, 2] as [UInt64])
    func `What is found has every word, whatever was written before the index or after`(
        backend: StoreBackend,
        seed: UInt64
    ) async throws {
        try await backend.withStore { store, _ in
            var random = LinearGenerator(state: seed)
            for _ in 0..<60 { try await store.save(Self.article(Int.random(in: 0..<40, using: &random), &random)) }
            try await Self.index(store)
            #expect(try await Self.expectAgreement(store, mostRows: 10_000) == 0)
            for _ in 0..<60 {
                let number = Int.random(in: 0..<50, using: &random)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: _ = try? await store.withdraw(id: "a\(number)")
                case 1: _ = try? await store.restore(id: "a\(number)")
                case 2: _ = try? await store.erase(id: "a\(number)")
                default: try await store.save(Self.article(number, &random))
                }
            }
            #expect(try await Self.expectAgreement(store, mostRows: 10_000) == 0)
            // Words are looked up, or listings gone through, or neither is enough.
            for mostRows in [300, 100, 60, 30] { _ = try await Self.expectAgreement(store, mostRows: mostRows) }
            #expect(try await Self.expectAgreement(store, mostRows: 20) > 0)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Until every article is taken in, no answer is given rather than half of one`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            let many = (0...SearchTerms.batch).map { Article.sample("a\($0)", at: Int64($0) - 1000) }
            _ = try await store.save(many, explicitlyPublished: [])
            let query = ArticleQuery(text: "about")
            func answer() async throws -> SearchAnswer {
                try await store.search(query, count: 5, mostRows: 20_000, definition: nil)
            }
            #expect(try await store.extendTextIndex() == false)
            #expect(try await answer() == .notIndexed)
            try await store.keepTextIndex()
            #expect(try await store.extendTextIndex())
            #expect(try await answer() == .notIndexed)
            // One that was taken in, one that was not, and one that is new are changed meanwhile.
            try await store.save(.sample("a0", at: -3), .sample("a200", at: -2), .sample("new", at: -1))
            try await store.keepTextIndex()
            while try await store.extendTextIndex() {}
            guard case .found(let found) = try await answer() else { throw CancellationError() }
            #expect(found.articles.map(\.article.id) == ["new", "a200", "a0", "a199", "a198"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Another process that opens the store keeps the index too`(backend: StoreBackend) async throws {
        try await backend.withLocation { location in
            let first = try await location.open(clock: TestClock().now)
            try await Self.index(first)
            let second = try await location.open(clock: TestClock().now)
            try await second.save(.sample("a"))
            let query = ArticleQuery(text: "关于")
            let answer = try await first.search(query, count: 5, mostRows: 20_000, definition: nil)
            guard case .found(let found) = answer else { throw CancellationError() }
            #expect(found.articles.map(\.article.id) == ["a"])
            try await second.close()
            try await first.close()
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Text that nothing can be searched for in is no condition`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("a"))
            let answer = try await store.search(ArticleQuery(text: "…"), count: 5, mostRows: 100, definition: nil)
            guard case .found(let found) = answer else { throw CancellationError() }
            #expect(found.articles.count == 1)
        }
    }
}
