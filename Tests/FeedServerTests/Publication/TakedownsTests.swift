import Store
import Testing

@testable import FeedServer

@Suite struct TakedownsTests {
    private static let shown = ArticleFacets(language: "en")

    private static func changes(_ kinds: [Change.Kind]) -> [Change] {
        var isShown = true
        return kinds.enumerated()
            .map { index, kind in
                let before = isShown ? shown : nil
                isShown = kind == .published || kind == .updated
                return Change(
                    sequence: Int64(index + 1),
                    time: Timestamp(milliseconds: Int64(index)),
                    articleID: "a",
                    kind: kind,
                    before: before,
                    after: isShown ? shown : nil
                )
            }
    }

    /// What happened to an article, and when it was taken down; nil if it was not, or is back.
    @Test(
        arguments: [
            ([.withdrawn], 0), ([.erased], 0), ([.withdrawn, .erased], 0), ([.updated, .withdrawn], 1),
            ([.withdrawn, .published, .withdrawn], 2), ([.withdrawn, .stored], 0), ([.updated], nil),
            ([.withdrawn, .published], nil), ([.withdrawn, .published, .updated], nil), ([], nil),
        ] as [([Change.Kind], Int64?)]
    )
    func `An article is down since it was last taken from view`(kinds: [Change.Kind], time: Int64?) {
        #expect(Takedowns(Self.changes(kinds)).times["a"]?.milliseconds == time)
    }

    @Test func `Two thousand changes are looked through, and no more`() async throws {
        let example = try await ExampleStore()
        let articles = (1...Takedowns.mostChanges).map { ExampleSite.article($0) }
        _ = try await example.store.save(articles, explicitlyPublished: [])
        #expect(try await Takedowns.read(after: 0, from: example.store)?.times.isEmpty == true)
        try await example.store.withdraw(id: articles[0].id)
        #expect(try await Takedowns.read(after: 0, from: example.store) == nil)
        let times = try await Takedowns.read(after: 1, from: example.store)?.times ?? [:]
        #expect(Array(times.keys) == [articles[0].id])
    }
}
