import Store
import Testing

/// Where the pages of articles are.
@Suite struct PageTests {
    private func article(
        _ id: String,
        _ language: String? = nil,
        of original: String? = nil,
        page: Bool = true,
        state: Article.State = .published
    ) -> Article {
        var article = Article.sample(id, language: language, state: state)
        article.url = page ? "https://news.example.com/\(id)" : nil
        article.translationOf = original
        return article
    }

    private func page(_ id: String, _ language: String? = nil) -> ArticlePage.Translation {
        ArticlePage.Translation(url: "https://news.example.com/\(id)", language: language)
    }

    @Test(arguments: StoreBackend.all)
    func `The pages of a range are those of articles that are shown and have one, in the order in which they came`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, clock in
            #expect(try await store.pages(ordinals: 1...10) == [])
            var given = article("given", "en")
            given.modified = .second(5)
            try await store.save(
                article("b"),
                article("none", page: false),
                given,
                article("down"),
                article("a", "zh-CN")
            )
            try await store.save(article("draft", state: .draft), article("last"))
            _ = try await store.withdraw(id: "down")
            let pages = try await store.pages(ordinals: 1...5)
            #expect(pages.map(\.url) == ["b", "given", "a"].map { page($0).url })
            #expect(pages.map(\.language) == [nil, "en", "zh-CN"])
            #expect(pages.map(\.published) == [.second(0), .second(0), .second(0)])
            #expect(pages.map(\.modified) == [nil, .second(5), nil])
            #expect(try await store.pages(ordinals: 4...6).map(\.url) == ["a", "last"].map { page($0).url })
            clock.set(seconds: 60)
            var changed = article("b")
            changed.title = "Another title"
            try await store.save(changed)
            let revised = try #require(try await store.article(id: "b")?.revised)
            #expect(try await store.pages(ordinals: 1...1).map(\.modified) == [revised])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A page is named with what is the same in other languages, in whichever range that is`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            try await store.save(
                article("original", "zh-CN"),
                article("second", "en", of: "original"),
                article("third", "de", of: "original"),
                article("orphan", "en", of: "nowhere"),
                article("twin", "fr", of: "nowhere"),
                article("alone", "en"),
                article("hidden", "ja", of: "original", state: .draft),
                article("pageless", "ko", of: "original", page: false)
            )
            let pages = try await store.pages(ordinals: 1...6)
            #expect(
                pages.map(\.translations) == [
                    [page("second", "en"), page("third", "de")], [page("original", "zh-CN"), page("third", "de")],
                    [page("original", "zh-CN"), page("second", "en")], [page("twin", "fr")], [page("orphan", "en")], [],
                ]
            )
            #expect(try await store.pages(ordinals: 2...2).map(\.translations) == [pages[1].translations])
            _ = try await store.withdraw(id: "original")
            #expect(try await store.pages(ordinals: 2...2).map(\.translations) == [[page("third", "de")]])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Each so many articles have the time of the newest change of one of them`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, clock in
            #expect(try await store.lastChanges(ofEach: 2) == [])
            for (number, id) in ["a", "b", "c", "d", "e"].enumerated() {
                clock.set(seconds: Int64(number))
                try await store.save(article(id))
            }
            let times = try await store.changes(after: 0, limit: 9).map(\.time)
            #expect(try await store.lastChanges(ofEach: 2) == [times[1], times[3], times[4]])
            #expect(try await store.lastChanges(ofEach: 5) == [times[4]])
            clock.set(seconds: 60)
            _ = try await store.withdraw(id: "c")
            let newest = try #require(try await store.changes(after: 5, limit: 1).first?.time)
            #expect(try await store.lastChanges(ofEach: 2) == [times[1], newest, times[4]])
        }
    }
}
