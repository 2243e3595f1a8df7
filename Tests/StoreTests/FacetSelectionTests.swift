import Testing

@testable import Store

/// What is gone through for a query is bounded by what that costs.
@Suite struct FacetSelectionTests {
    /// A query of some categories in terms of facets, each of which has ten articles more than the one before.
    private func selection(all: Int, any: Int = 0, none: Int = 0) throws -> FacetSelection {
        func categories(_ name: String, _ count: Int) -> [CategoryReference] {
            (0..<count).map { CategoryReference(taxonomy: "t", slug: "\(name)-\($0)") }
        }
        var size: Int64 = 0
        let query = ArticleQuery(
            all: categories("all", all),
            any: categories("any", any),
            none: categories("none", none)
        )
        let selection = FacetSelection(query) { key -> FacetSelection.Facet? in
            if key.isSelection { return nil }
            size += 10
            return FacetSelection.Facet(identifier: size, size: size, changedSequence: 0, entered: 0)
        }
        return try #require(selection)
    }

    @Test(arguments: [
        (1, 0, 0, 20_000), (5, 0, 0, 20_000), (1, 4, 0, 20_000), (1, 2, 2, 20_000), (6, 0, 0, 16_000), (1, 18, 0, 4444),
        (1, 0, 10, 8000), (0, 18, 0, 20_000), (0, 10, 10, 8000),
    ])
    func `Fewer rows are looked at where each is looked up in many listings`(
        all: Int,
        any: Int,
        none: Int,
        rows: Int
    ) throws {
        #expect(try selection(all: all, any: any, none: none).rows(of: 20_000) == rows)
    }
}
