import Store
import Testing

@Suite struct LifecycleTests {
    /// What is stored first, what is saved then, ten seconds later, and what comes of it.
    struct Row: Sendable {
        var first: Article.State
        var firstTime: Int64 = -10
        var then: Article.State
        var thenTime: Int64 = -10
        var isExplicit = false
        var outcome: SaveOutcome
        var state: Article.State
        var kind: Change.Kind?
    }

    static let rows = [
        Row(first: .published, then: .published, outcome: .unchanged, state: .published),
        Row(first: .published, then: .draft, outcome: .updated, state: .draft, kind: .withdrawn),
        Row(first: .published, then: .scheduled, thenTime: 100, outcome: .updated, state: .scheduled, kind: .withdrawn),
        Row(first: .published, then: .published, thenTime: 100, outcome: .updated, state: .scheduled, kind: .withdrawn),
        Row(first: .published, then: .scheduled, outcome: .unchanged, state: .published),
        Row(first: .published, then: .withdrawn, outcome: .updated, state: .withdrawn, kind: .withdrawn),
        Row(first: .published, then: .published, thenTime: -5, outcome: .updated, state: .published, kind: .updated),
        Row(first: .draft, then: .draft, outcome: .unchanged, state: .draft),
        Row(first: .draft, then: .published, outcome: .updated, state: .published, kind: .published),
        Row(first: .draft, then: .withdrawn, outcome: .updated, state: .withdrawn, kind: .stored),
        Row(
            first: .scheduled,
            firstTime: 100,
            then: .scheduled,
            thenTime: 100,
            outcome: .unchanged,
            state: .scheduled
        ),
        Row(
            first: .published,
            firstTime: 100,
            then: .published,
            thenTime: 100,
            outcome: .unchanged,
            state: .scheduled
        ),
        Row(
            first: .published,
            firstTime: 5,
            then: .published,
            thenTime: 5,
            outcome: .updated,
            state: .published,
            kind: .published
        ),
        Row(
            first: .scheduled,
            firstTime: 100,
            then: .draft,
            thenTime: 100,
            outcome: .updated,
            state: .draft,
            kind: .stored
        ),
        Row(first: .withdrawn, then: .published, outcome: .keptWithdrawn, state: .withdrawn),
        Row(first: .withdrawn, then: .published, thenTime: -5, outcome: .keptWithdrawn, state: .withdrawn),
        Row(first: .withdrawn, then: .draft, outcome: .keptWithdrawn, state: .withdrawn),
        Row(first: .withdrawn, then: .withdrawn, outcome: .unchanged, state: .withdrawn),
        Row(first: .withdrawn, then: .withdrawn, thenTime: -5, outcome: .keptWithdrawn, state: .withdrawn),
        Row(
            first: .withdrawn,
            then: .published,
            isExplicit: true,
            outcome: .updated,
            state: .published,
            kind: .published
        ),
        Row(
            first: .withdrawn,
            then: .published,
            thenTime: 100,
            isExplicit: true,
            outcome: .updated,
            state: .scheduled,
            kind: .stored
        ),
    ]

    @Test(arguments: StoreBackend.all, rows)
    func `A record meets what is stored by the table of states`(backend: StoreBackend, row: Row) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.sample("a", at: row.firstTime, state: row.first))
            clock.set(seconds: 10)
            let record = Article.sample("a", at: row.thenTime, state: row.then)
            #expect(try await store.save([record], explicitlyPublished: row.isExplicit ? [0] : []) == [row.outcome])
            #expect(try await store.article(id: "a")?.article.state == row.state)
            let changes = try await store.changes(after: 1, limit: 10)
            #expect(changes.map(\.kind) == [row.kind].compactMap { $0 })
            #expect(try await store.ids() == (row.state == .published ? ["a"] : []))
            if row.kind == .withdrawn { #expect(changes.first?.before != nil && changes.first?.after == nil) }
            #expect(try await store.lastSequence() == (row.kind == nil ? 1 : 2))
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A withdrawn article stays withdrawn until it is restored`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.full)
            clock.set(seconds: 10)
            #expect(try await store.withdraw(id: Article.full.id))
            #expect(try await !store.withdraw(id: Article.full.id))
            #expect(try await store.save(.full) == [.keptWithdrawn])
            #expect(try await store.ids().isEmpty)
            #expect(try await store.lastChange(ArticleQuery(all: [.phone])) == .second(10))
            clock.set(seconds: 20)
            #expect(try await store.restore(id: Article.full.id))
            #expect(try await !store.restore(id: Article.full.id))
            #expect(try await store.article(id: Article.full.id)?.article == .full)
            #expect(try await store.ids(ArticleQuery(all: [.phone])) == [Article.full.id])
            #expect(try await store.changes(after: 0, limit: 9).map(\.kind) == [.published, .withdrawn, .published])
            #expect(try await store.save(.full) == [.unchanged])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A draft that was withdrawn and is restored is a draft again`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("draft", state: .draft), .sample("later", at: 60))
            for id in ["draft", "later"] {
                try await store.withdraw(id: id)
                try await store.restore(id: id)
            }
            #expect(try await store.article(id: "draft")?.article.state == .draft)
            #expect(try await store.article(id: "later")?.article.state == .scheduled)
            #expect(try await store.ids().isEmpty)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `What is scheduled is shown once its time has come`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(
                .sample("b", at: 10),
                .sample("a", at: 10),
                .sample("c", at: 30),
                .sample("never", at: nil, state: .scheduled)
            )
            #expect(try await store.publishDue() == (0, .second(10)))
            clock.set(seconds: 10)
            #expect(try await store.publishDue() == (2, .second(30)))
            #expect(try await store.ids() == ["b", "a"])
            #expect(try await store.changes(after: 4, limit: 9).map(\.articleID) == ["a", "b"])
            #expect(try await store.changes(after: 4, limit: 9).allSatisfy { $0.kind == .published })
            #expect(try await store.save(.sample("a", at: 10)) == [.unchanged])
            clock.set(seconds: 30)
            #expect(try await store.publishDue() == (1, nil))
            #expect(try await store.article(id: "never")?.article.state == .scheduled)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `More articles than a batch become due at once`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            _ = try await store.save((0..<1100).map { .sample("a\($0)", at: 10) }, explicitlyPublished: [])
            clock.set(seconds: 11)
            #expect(try await store.publishDue() == (1100, nil))
            #expect(try await store.count(ArticleQuery()) == 1100)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `An erased article leaves its id and a tombstone`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.full)
            clock.set(seconds: 10)
            #expect(try await store.erase(id: Article.full.id))
            #expect(try await !store.erase(id: Article.full.id))
            let stored = try await store.article(id: Article.full.id)
            #expect(stored?.article == Article(id: Article.full.id, state: .withdrawn))
            #expect(stored?.isErased == true)
            #expect(try await store.save([.full], explicitlyPublished: [0]) == [.keptWithdrawn])
            let changes = try await store.changes(after: 1, limit: 9)
            #expect(changes.map(\.kind) == [.erased])
            #expect(changes.first?.before?.categories == [.mobile, .phone])
            #expect(try await store.lastChange(ArticleQuery(language: "zh")) == .second(10))
            #expect(try await store.ids().isEmpty)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `The commands say which article they do not know`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            let commands: [(String) async throws -> Bool] = [
                { try await store.withdraw(id: $0) }, { try await store.restore(id: $0) },
                { try await store.erase(id: $0) },
            ]
            for command in commands {
                let error = await #expect(throws: StoreError.self) { try await command("nobody’s") }
                #expect(error?.kind == .unknownArticle)
                #expect(
                    error?.message == "there is no article “nobody’s”; `feedserver articles list` shows those there are"
                )
            }
            try await store.save(.sample("a"))
            try await store.erase(id: "a")
            let error = await #expect(throws: StoreError.self) { try await store.restore(id: "a") }
            #expect(error?.kind == .refused)
            #expect(error?.message == "the article “a” was erased; its content is gone and cannot be restored")
        }
    }
}
