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

    /// The second half of the history comes after the queries were registered.
    @Test(arguments: StoreBackend.all, [4, 5, 6] as [UInt64])
    func `Registered queries agree too, and their histories with the log`(
        backend: StoreBackend,
        seed: UInt64
    ) async throws {
        try await backend.withStore { store, clock in
            var history = RandomHistory(seed: seed)
            for step in 1...12 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
                if step == 6 { try await store.register(selections: RandomHistory.queries) }
                guard step >= 6, step % 3 == 0 else { continue }
                try await expectAgreement(store)
                try await expectHistories(store)
            }
        }
    }

    /// Compares histories with a reading of the log.
    private func expectHistories(_ store: any ArticleStore) async throws {
        let log = try await store.changes(after: 0, limit: 10000)
        for query in RandomHistory.queries {
            var ids: [String] = []
            var changed: [String: Timestamp] = [:]
            var down: [String: (sequence: Int64, time: Timestamp)] = [:]
            for change in log {
                let (was, now) = (change.before?.match(query) == true, change.after?.match(query) == true)
                guard was || now else { continue }
                if !ids.contains(change.articleID) { ids.append(change.articleID) }
                changed[change.articleID] = change.time
                down[change.articleID] = change.after == nil ? (change.sequence, change.time) : nil
            }
            let window = ArticleWindow(count: 1000, archiveCount: 4, takedownMilliseconds: 30_000)
            let selection = try await store.select(query, window: window, definition: nil)
            #expect(selection.historyCount == ids.count, "\(query)")
            let half = ids.count / 2
            #expect(
                try await store.ordinals(of: Array(ids.dropFirst(half)), in: query)
                    == Array((1...ids.count + 1).dropFirst(half).dropLast())
            )
            let since = (selection.lastChange?.milliseconds ?? 0) - 30_000
            let takedowns = down.filter { $0.value.time.milliseconds >= since }.keys.sorted()
            #expect(selection.takedowns.map(\.articleID).sorted() == takedowns, "\(query)")
            var archived: Set<String> = []
            for first in stride(from: 1, through: ids.count / 4 * 4, by: 4) {
                let answer = try await store.archive(query, ordinals: first...first + 3, definition: nil)
                guard case .full(let archive) = answer else { throw CancellationError() }
                archived.formUnion(archive.articles.map(\.article.id))
                #expect(archive.articles.allSatisfy { ids[first - 1...first + 2].contains($0.article.id) })
                #expect(archive.lastChange == ids[first - 1...first + 2].compactMap { changed[$0] }.max(), "\(query)")
            }
            try await expectNothingLost(store, query, archived)
        }
    }

    /// Whatever the window, each article that is shown is in it or in a full archive.
    private func expectNothingLost(
        _ store: any ArticleStore,
        _ query: ArticleQuery,
        _ archived: Set<String>
    ) async throws {
        let all = try await store.ids(query, count: 1000)
        let window = ArticleWindow(count: 2, archiveCount: 4)
        let current = try await store.select(query, window: window, definition: nil).articles
        #expect(archived.union(current.map(\.article.id)) == Set(all), "\(query)")
        #expect(current.map(\.article.id) == all.filter { current.map(\.article.id).contains($0) }, "\(query)")
        #expect(current.count >= min(2, all.count) && current.count <= 5, "\(query)")
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
