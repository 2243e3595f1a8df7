import Store
import TestSupport

/// A store in which much has happened, for tests of what is done to stores as a whole.
enum MadeUpStore {
    /// Runs a test on a closed store with a made-up history.
    static func with(
        _ backend: StoreBackend,
        seed: UInt64,
        _ body: (StoreLocation, TestClock) async throws -> Void
    ) async throws {
        try await backend.withLocation { place in
            let clock = TestClock()
            let store = try await place.open(clock: clock.now)
            var history = RandomHistory(seed: seed)
            for step in 1...6 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
                if step == 3 {
                    try await store.register(selections: RandomHistory.queries)
                    try await store.register(definitions: ["one", "另一个"])
                    _ = try await store.adopt(idAuthority: "news.example,2021")
                }
            }
            _ = try await store.save([.full], explicitlyPublished: [0])
            try await store.close()
            try await body(place, clock)
        }
    }

    /// Whatever a store answers, as text.
    static func answers(at place: StoreLocation, _ clock: TestClock) async throws -> [String] {
        let store = try await place.open(.mustExist, clock: clock.now)
        var lines: [String] = []
        for article in try await store.articles(after: nil, limit: 1000) { lines.append("\(article)") }
        for change in try await store.changes(after: 0, limit: 100_000) { lines.append("\(change)") }
        lines.append("\(try await store.knownValues())")
        lines.append("\(try await store.definitionsSeen(["one", "另一个"]).sorted { $0.key < $1.key })")
        lines.append("\(try await store.adopt(idAuthority: "other.example,2026") ?? "none")")
        lines.append("\(try await store.pages(ordinals: 1...1000))")
        lines.append("\(try await store.lastChanges(ofEach: 3))")
        let window = ArticleWindow(count: 5, archiveCount: 4, takedownMilliseconds: 1_000_000_000)
        for query in RandomHistory.queries {
            let selection = try await store.select(query, window: window, definition: "one")
            lines.append("\(selection) \(try await store.count(query))")
            for first in stride(from: 1, through: max(1, selection.historyCount), by: 4) {
                lines.append("\(try await store.archive(query, ordinals: first...first + 3, definition: "one"))")
            }
        }
        try await store.close()
        return lines
    }

    /// What `store check` finds.
    static func findings(at place: StoreLocation) async throws -> [String] {
        try await place.maintenance.check { _ in }.findings.map(\.text)
    }
}
