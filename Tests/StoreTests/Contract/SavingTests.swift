import Store
import Testing

@Suite struct SavingTests {
    @Test(arguments: StoreBackend.all)
    func `An article comes back as it was given`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            #expect(try await store.save(.full) == [.added])
            let expected = StoredArticle(article: .full, published: .second(-60), firstPublishedSequence: 1)
            #expect(try await store.article(id: Article.full.id) == expected)
            let selection = try await store.select(ArticleQuery(), window: ArticleWindow(count: 1), definition: nil)
            #expect(selection.articles == [expected])
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
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A change of any field is a change`(backend: StoreBackend) async throws {
        let edits: [@Sendable (inout Article) -> Void] = [
            { $0.url = nil }, { $0.externalURL = "https://x.example/" }, { $0.title = "T" }, { $0.summary = nil },
            { $0.contentHTML = "" }, { $0.contentText = nil }, { $0.image = nil }, { $0.bannerImage = nil },
            { $0.published = .second(-61) }, { $0.modified = nil }, { $0.language = "zh" },
            { $0.translationOf = nil }, { $0.people[0].uri = nil }, { $0.people.swapAt(0, 1) },
            { $0.source?.url = nil },
            { $0.attachments[0].byteCount = 1 }, { $0.attachments[0].durationInSeconds = nil },
            { $0.attachments.removeLast() }, { $0.categories.swapAt(0, 1) },
        ]
        try await backend.withStore { store, clock in
            var article = Article.full
            try await store.save(article)
            for (index, edit) in edits.enumerated() {
                edit(&article)
                clock.set(seconds: Int64(index + 1))
                #expect(try await store.save(article) == [.updated], "edit \(index)")
                let stored = try await store.article(id: article.id)
                #expect(stored?.article == article, "edit \(index)")
                #expect(stored?.revised == .second(Int64(index + 1)))
                #expect(stored?.firstPublishedSequence == 1)
            }
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Texts that are equal to Unicode but not in bytes are different`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            var article = Article.sample("a")
            article.title = "caf\u{E9}"
            try await store.save(article)
            article.title = "cafe\u{301}"
            #expect(try await store.save(article) == [.updated])
            #expect(try await store.save(.sample("\u{E9}"), .sample("e\u{301}")) == [.added, .added])
            #expect(try await store.article(id: "e\u{301}").map { Array($0.article.id.utf8) } == [0x65, 0xCC, 0x81])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Without a date the time of the first change counts for good`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            clock.set(seconds: 5)
            try await store.save(.sample("a", at: nil, state: .draft))
            clock.set(seconds: 50)
            try await store.save(.sample("a", at: nil, [.mobile]))
            #expect(try await store.article(id: "a")?.published == .second(5))
            try await store.save(.sample("a", at: 7))
            #expect(try await store.article(id: "a")?.published == .second(7))
            try await store.save(.sample("a", at: nil))
            #expect(try await store.article(id: "a")?.published == .second(5))
        }
    }

    @Test(arguments: StoreBackend.all)
    func `An article twice in a batch is taken as its last record says`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            let outcomes = try await store.save(.sample("a", at: -5), .sample("a", at: -4), .sample("a", at: -4))
            #expect(outcomes == [.added, .updated, .unchanged])
            #expect(try await store.article(id: "a")?.published == .second(-4))
            #expect(try await store.count(ArticleQuery()) == 1)
        }
    }

    static let refusals: [(Article, String)] = [
        (.sample(""), "record 1: the id is empty; every article needs one that never changes"),
        (.sample(String(repeating: "文", count: 667)), "record 1: the id is 2001 bytes; at most 2000 are taken"),
        (.sample("a\u{0}b"), "record 1: a text holds the character U+0000; remove it"),
        (
            .sample("c", [CategoryReference(taxonomy: "headline", slug: "../etc")]),
            "record 1: headline/../etc is no category; taxonomy and category must both be slugs"
        ),
    ]

    @Test(arguments: StoreBackend.all, refusals)
    func `A record that cannot be stored takes the whole batch with it`(
        backend: StoreBackend,
        refusal: (article: Article, message: String)
    ) async throws {
        try await backend.withStore { store, _ async throws in
            let error = await #expect(throws: StoreError.self) { try await store.save(.full, refusal.article) }
            #expect(error?.kind == .refused)
            #expect(error?.message == refusal.message)
            #expect(try await store.lastSequence() == 0)
            #expect(try await store.articles(after: nil, limit: 9).isEmpty)
        }
    }

    /// Bytes that no compression makes fewer: indices have limits.
    @Test(arguments: StoreBackend.all)
    func `The longest texts that there may be are kept and found`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ async throws in
            var random = LinearGenerator(state: 7)
            func text(_ count: Int) -> String {
                String(
                    (0..<count).map { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement(using: &random) ?? "a" }
                )
            }
            let slugs = (0..<4).map { _ in CategoryReference(taxonomy: "headline", slug: text(100)) }
            let id = text(Article.maximumIDByteCount)
            var article = Article.sample(
                id,
                at: 0,
                slugs,
                language: "zh-" + (0..<12).map { _ in text(7) }.joined(separator: "-")
            )
            article.translationOf = text(60_000)
            article.url = "https://news.example.com/" + text(60_000)
            article.people = [Article.Contributor(name: text(60_000)), Article.Contributor(name: text(90))]
            article.source = Article.Source(name: text(60_000))
            #expect(try await store.save(article, .sample("b", at: 0, slugs)) == [.added, .added])
            #expect(try await store.article(id: id)?.article == article)
            #expect(try await store.ids(ArticleQuery(all: slugs, language: article.language)) == [id])
            #expect(try await store.withdraw(id: id))
            #expect(try await store.ids(ArticleQuery(any: slugs)) == ["b"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A length that is no number is left out`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            var article = Article.sample("a")
            article.attachments = [Article.Enclosure(url: "https://a.example/", durationInSeconds: .nan)]
            try await store.save(article)
            #expect(try await store.save(article) == [.unchanged])
            #expect(try await store.article(id: "a")?.article.attachments.first?.durationInSeconds == nil)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Articles of every state are listed in the order of their ids' bytes`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("é"), .sample("z", state: .draft), .sample("Z"), .sample("文"))
            try await store.withdraw(id: "Z")
            let first = try await store.articles(after: nil, limit: 3).map(\.article.id)
            #expect(first == ["Z", "z", "é"])
            #expect(try await store.articles(after: "é", limit: 3).map(\.article.id) == ["文"])
            #expect(try await store.articles(after: nil, limit: 0).isEmpty)
        }
    }
}
