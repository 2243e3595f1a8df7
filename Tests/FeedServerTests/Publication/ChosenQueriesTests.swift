import FeedWriter
import Store
import Testing

@testable import FeedServer

/// Which of the selections that are kept a change touches.
@Suite struct ChosenQueriesTests {
    private let phones = CategoryReference(taxonomy: "product", slug: "phones")
    private let chosen = ChosenQueries()

    private func key(_ query: String) -> DocumentKey { .selection(path: "/feeds/select", query: query, format: .rss) }

    /// A change of an article in some categories.
    private func change(_ categories: CategoryReference...) -> Change {
        Change(
            sequence: 1,
            time: Timestamp(milliseconds: 0),
            articleID: "a",
            kind: .published,
            before: nil,
            after: ArticleFacets(categories: categories)
        )
    }

    @Test func `Each is read once, and again once there is another publication`() {
        let keys = [key("all=product/phones"), key("none=product/phones"), key("gone")]
        var read: [DocumentKey] = []
        func touched(_ kept: [DocumentKey], edition: Int) -> Set<DocumentKey> {
            let found = chosen.touched(among: kept, by: [change(phones)], edition: edition) { key in
                read.append(key)
                if key == keys[0] { return ArticleQuery(all: [phones]) }
                return key == keys[1] ? ArticleQuery(none: [phones]) : nil
            }
            return Set(found)
        }
        #expect(touched(keys, edition: 0) == [keys[0], keys[2]])
        #expect(touched(keys, edition: 0) == [keys[0], keys[2]])
        #expect(read.count == 3)
        #expect(touched([keys[1]], edition: 0) == [])
        #expect(read.count == 3)
        #expect(touched(keys, edition: 0) == [keys[0], keys[2]])
        #expect(read.count == 5)
        #expect(touched(keys, edition: 1) == [keys[0], keys[2]])
        #expect(read.count == 8)
        #expect(touched([], edition: 1) == [])
    }
}
