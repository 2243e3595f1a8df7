import Store
import Testing

/// Answers are compared with those of a slow and simple reading of every article and the whole log.
@Suite struct OracleTests {
    @Test(arguments: StoreBackend.all, [1, 2, 3] as [UInt64])
    func `After any history every query agrees with a search through everything`(
        backend: StoreBackend,
        seed: UInt64
    ) async throws {
        try await backend.withStore { store, clock in
            var history = RandomHistory(seed: seed)
            for step in 1...12 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
                if step % 4 == 0 { try await expectAgreement(store) }
            }
        }
    }

    private func expectAgreement(_ store: any ArticleStore) async throws {
        let all = try await store.articles(after: nil, limit: 1000)
        let log = try await store.changes(after: 0, limit: 10000)
        #expect(log.map(\.sequence) == Array(1...Int64(log.count)))
        let shown = all.filter { $0.article.state == .published }
            .sorted {
                ($0.published.milliseconds, $0.article.id) > ($1.published.milliseconds, $1.article.id)
            }
        for query in RandomHistory.queries {
            let expected = shown.filter { facets($0.article).match(query) }
            let touching = log.last { $0.before?.match(query) == true || $0.after?.match(query) == true }
            let window = ArticleWindow(count: 7)
            let selection = try await store.select(query, window: window, definition: nil)
            #expect(selection.articles == Array(expected.prefix(7)), "\(query)")
            #expect(selection.lastChange == touching?.time, "\(query)")
            #expect(try await store.count(query) == expected.count, "\(query)")
        }
    }

    /// Facets as the documentation has them, under the one hierarchy that the histories use.
    private func facets(_ article: Article) -> ArticleFacets {
        var categories = Set(article.categories)
        if !categories.isDisjoint(with: [.mobile, .chips]) { categories.insert(.industry) }
        return ArticleFacets(
            categories: categories.sorted(),
            language: article.language,
            authors: article.people.filter { $0.role == .author }.compactMap { Slug.make(from: $0.name) }.sorted(),
            source: article.source.flatMap { Slug.make(from: $0.name) }
        )
    }
}
