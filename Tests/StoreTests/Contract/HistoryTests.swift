import Store
import Testing

/// Articles in the order in which they first came, and those that were taken down.
@Suite struct HistoryTests {
    private static let combined = ArticleQuery(all: [.mobile], none: [.chips])

    /// The ids of an archive, newest first, or what there is in place of one.
    private func archive(
        _ store: any ArticleStore,
        _ ordinals: ClosedRange<Int>,
        _ query: ArticleQuery = ArticleQuery()
    ) async throws -> [String] {
        switch try await store.archive(query, ordinals: ordinals, definition: nil) {
        case .full(let selection): selection.articles.map(\.article.id)
        case .open: ["(open)"]
        case .none: ["(none)"]
        }
    }

    /// When something in an archive last changed.
    private func lastChange(
        _ store: any ArticleStore,
        _ ordinals: ClosedRange<Int>,
        _ query: ArticleQuery = ArticleQuery()
    ) async throws -> Timestamp? {
        guard case .full(let selection) = try await store.archive(query, ordinals: ordinals, definition: nil) else {
            return nil
        }
        return selection.lastChange
    }

    @Test(arguments: StoreBackend.all)
    func `Articles are numbered in the order in which they first come, whatever their dates`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("new", at: 0), .sample("old", at: -1000), .sample("draft", state: .draft))
            try await store.save(.sample("between", at: -500), .sample("draft", at: -2000))
            #expect(try await store.ordinals(of: ["between", "draft", "new"], in: ArticleQuery()) == [1, 3, 4])
            #expect(try await archive(store, 1...2) == ["new", "old"])
            #expect(try await archive(store, 3...4) == ["between", "draft"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A range is there once it is full, and open from where the next article goes`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, _ in
            #expect(try await archive(store, 1...2) == ["(open)"])
            #expect(try await archive(store, 2...3) == ["(none)"])
            try await store.save(.sample("a"), .sample("b"), .sample("c"))
            #expect(try await archive(store, 1...3) == ["c", "b", "a"])
            #expect(try await archive(store, 3...3) == ["c"])
            #expect(try await archive(store, 3...4) == ["(open)"])
            #expect(try await archive(store, 4...5) == ["(open)"])
            #expect(try await archive(store, 5...6) == ["(none)"])
            #expect(try await archive(store, 0...1) == ["(none)"])
            #expect(try await archive(store, 1...1001) == ["(none)"])
            #expect(try await archive(store, 1...1000) == ["(open)"])
            #expect(try await archive(store, 1...2, ArticleQuery(all: [.phone])) == ["(open)"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `An article keeps its ordinal whatever becomes of it`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.sample("a", [.mobile]), .sample("b", [.mobile]), .sample("c", [.mobile]))
            let query = ArticleQuery(all: [.mobile])
            clock.set(seconds: 10)
            try await store.withdraw(id: "b")
            #expect(try await archive(store, 1...2, query) == ["a"])
            #expect(try await lastChange(store, 1...2, query) == .second(10))
            #expect(try await lastChange(store, 3...3, query) == .second(0))
            clock.set(seconds: 20)
            try await store.restore(id: "b")
            #expect(try await archive(store, 1...2, query) == ["b", "a"])
            clock.set(seconds: 30)
            try await store.save(.sample("a", at: -50, [.chips]))
            #expect(try await archive(store, 1...2, query) == ["b"])
            #expect(try await archive(store, 1...1, ArticleQuery(all: [.chips])) == ["a"])
            #expect(try await lastChange(store, 1...2, query) == .second(30))
            clock.set(seconds: 40)
            try await store.save(.sample("a", at: -60, [.chips]))
            #expect(try await lastChange(store, 1...2, query) == .second(30))
            clock.set(seconds: 50)
            try await store.save(.sample("a", at: -60, [.chips, .mobile]))
            try await store.erase(id: "b")
            #expect(try await archive(store, 1...2, query) == ["a"])
            #expect(try await store.ordinals(of: ["c", "b", "a", "none"], in: query) == [1, 2, 3])
            #expect(try await store.select(query, window: .init(count: 1), definition: nil).historyCount == 3)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Another hierarchy numbers what it brings behind the others`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(.sample("a", [.mobile]), .sample("b", [.industry]))
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
            try await store.save(.sample("c", [.mobile]))
            let query = ArticleQuery(all: [.industry])
            #expect(try await store.ordinals(of: ["b"], in: query) == [1])
            #expect(try await store.ordinals(of: ["a"], in: query) == [2])
            #expect(try await store.ordinals(of: ["c"], in: query) == [3])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `What is in no full archive is selected too, however old it is`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            for number in 1...5 { try await store.save(.sample("a\(number)", at: Int64(number - 10))) }
            try await store.save(.sample("older", at: -100), .sample("oldest", at: -200))
            func ids(_ archiveCount: Int?) async throws -> [String] {
                let window = ArticleWindow(count: 2, archiveCount: archiveCount)
                return try await store.select(ArticleQuery(), window: window, definition: nil)
                    .articles.map(\.article.id)
            }
            #expect(try await ids(nil) == ["a5", "a4"])
            #expect(try await ids(2) == ["a5", "a4", "oldest"])
            #expect(try await ids(3) == ["a5", "a4", "oldest"])
            #expect(try await ids(4) == ["a5", "a4", "older", "oldest"])
            #expect(try await ids(7) == ["a5", "a4"])
            #expect(try await ids(1) == ["a5", "a4"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A query of several conditions has a history once it is registered`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            try await store.save(
                .sample("a", at: -4, [.mobile]),
                .sample("b", at: -3, [.mobile, .chips]),
                .sample("c", at: -2, [.mobile])
            )
            #expect(try await archive(store, 1...2, Self.combined) == ["(open)"])
            try await store.register(selections: [Self.combined, ArticleQuery(all: [.phone]), Self.combined])
            try await store.register(selections: [Self.combined])
            #expect(try await archive(store, 1...2, Self.combined) == ["c", "a"])
            #expect(try await store.ids(Self.combined) == ["c", "a"])
            // It comes late, and so does not disturb what is in an archive.
            try await store.save(.sample("b", at: -3, [.mobile]), .sample("d", at: -1, [.mobile, .phone]))
            #expect(try await archive(store, 1...2, Self.combined) == ["c", "a"])
            #expect(try await archive(store, 3...4, Self.combined) == ["d", "b"])
            #expect(try await store.count(Self.combined) == 4)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Who was taken down is named for a time that is counted back from the newest change`(
        backend: StoreBackend
    ) async throws {
        try await backend.withStore { store, clock in
            try await store.save(
                .sample("a", [.mobile]),
                .sample("b", [.mobile]),
                .sample("c"),
                .sample("d", [.mobile])
            )
            for (second, id) in [(10, "a"), (20, "b"), (30, "c")] {
                clock.set(seconds: Int64(second))
                try await store.withdraw(id: id)
            }
            clock.set(seconds: 1_000_000)
            func takedowns(_ seconds: Int64, _ query: ArticleQuery) async throws -> [String] {
                let window = ArticleWindow(count: 1, takedownMilliseconds: seconds * 1000)
                return try await store.select(query, window: window, definition: nil).takedowns.map(\.articleID)
            }
            let mobile = ArticleQuery(all: [.mobile])
            #expect(try await takedowns(0, mobile) == [])
            #expect(try await takedowns(9, mobile) == ["b"])
            #expect(try await takedowns(10, mobile) == ["b", "a"])
            #expect(try await takedowns(19, ArticleQuery()) == ["c", "b"])
            #expect(try await takedowns(.max / 1000, ArticleQuery()) == ["c", "b", "a"])
            try await store.restore(id: "a")
            #expect(try await takedowns(.max / 1000, mobile) == ["b"])
            try await store.erase(id: "b")
            try await store.save(.sample("d", [.chips]))
            #expect(try await takedowns(.max / 1000, mobile) == ["b"])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `However many are taken down, a bounded number is named, the latest`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            let count = ArticleWindow.maximumTakedownCount + 5
            _ = try await store.save((0..<count).map { .sample("a\($0)") }, explicitlyPublished: [])
            for number in 0..<count {
                clock.set(seconds: Int64(number))
                try await store.withdraw(id: "a\(number)")
            }
            let window = ArticleWindow(count: 1, takedownMilliseconds: .max)
            let takedowns = try await store.select(ArticleQuery(), window: window, definition: nil).takedowns
            #expect(takedowns.map(\.articleID) == (5..<count).reversed().map { "a\($0)" })
            #expect(takedowns.first?.time == .second(Int64(count - 1)))
        }
    }

    @Test(arguments: StoreBackend.all)
    func `An article that is shown again says so, later than it was taken down`(backend: StoreBackend) async throws {
        try await backend.withStore { store, clock in
            try await store.save(.sample("a"), .sample("draft", state: .draft))
            try await store.save(.sample("draft"))
            clock.set(seconds: 10)
            try await store.withdraw(id: "a")
            try await store.restore(id: "a")
            let restored = try await store.article(id: "a")?.restored
            #expect(restored == Timestamp(milliseconds: Timestamp.second(10).milliseconds + 1))
            clock.set(seconds: 20)
            try await store.save(.sample("a", state: .withdrawn))
            #expect(try await store.article(id: "a")?.restored == restored)
            clock.set(seconds: 30)
            _ = try await store.save([.sample("a")], explicitlyPublished: [0])
            #expect(try await store.article(id: "a")?.restored == .second(30))
            #expect(try await store.article(id: "draft")?.restored == nil)
        }
    }
}
