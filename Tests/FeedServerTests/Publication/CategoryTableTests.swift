import Store
import TestSupport
import Testing

@testable import FeedServer

@Suite struct CategoryTableTests {
    private func table(_ categories: [(String, String?)], brought: [String] = []) -> CategoryTable {
        let known = brought.compactMap { CategoryReference(name: $0) }
        return CategoryTable(
            [
                Configuration.Taxonomy(slug: "empty", categories: []),
                Configuration.Taxonomy(
                    slug: "topic",
                    categories: categories.map { Configuration.Category(slug: $0, parent: $1) }
                ),
            ],
            known: KnownValues(categories: known)
        )
    }

    private func slugs(_ table: CategoryTable, below slug: String) -> [String] {
        table.narrower(than: [CategoryReference(taxonomy: "topic", slug: slug)]).map(\.slug)
    }

    @Test func `Categories of the configuration come in its order, those that articles brought after them by slug`() {
        let table = table([("z", nil), ("a", nil)], brought: ["topic/c", "topic/b", "topic/a", "other/x", "topic/b"])
        #expect(table.numbers(of: "topic").map { table.references[$0].slug } == ["z", "a", "b", "c"])
        #expect(table.numbers(of: "empty").isEmpty)
        #expect(table.contains(CategoryReference(taxonomy: "other", slug: "x")))
        #expect(!table.contains(CategoryReference(taxonomy: "other", slug: "a")))
        #expect(table.references.count == 5)
    }

    @Test func `All that is below a category is found, sorted, and a parent that is not there is no harm`() {
        let table = table([("z", "m"), ("m", "k"), ("k", nil), ("a", "k"), ("b", "gone")], brought: ["topic/q"])
        #expect(slugs(table, below: "k") == ["a", "m", "z"])
        #expect(slugs(table, below: "m") == ["z"])
        #expect(slugs(table, below: "z") == [])
        #expect(slugs(table, below: "gone") == [])
        #expect(slugs(table, below: "q") == [])
        let several = [("topic", "m"), ("topic", "k"), ("empty", "k")].map { CategoryReference(taxonomy: $0, slug: $1) }
        #expect(table.narrower(than: several).map(\.slug) == ["a", "m", "z"])
    }
}
