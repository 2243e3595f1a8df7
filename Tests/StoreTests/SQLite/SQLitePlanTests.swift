import GRDB
import Testing

@testable import Store

/// What queries cost, by the plan that SQLite makes for them.
@Suite struct SQLitePlanTests {
    static let simple = [
        ArticleQuery(), ArticleQuery(language: "zh"), ArticleQuery(taxonomy: "headline"),
        ArticleQuery(taxonomy: "headline", language: "zh-CN"), ArticleQuery(all: [.mobile]),
        ArticleQuery(all: [.industry]), ArticleQuery(all: [.mobile], language: "zh"),
        ArticleQuery(taxonomy: "product", all: [.phone]), ArticleQuery(any: [.phone]), ArticleQuery(author: "林晓"),
        ArticleQuery(source: "example-wire"),
    ]

    @Test(arguments: simple)
    func `The latest of a category are one range of the primary key`(query: ArticleQuery) async throws {
        try await withPlan(query) { selection, plans in
            #expect(selection.isSimple)
            #expect(plans == [["SEARCH listing USING PRIMARY KEY (facet=?)"]])
        }
    }

    @Test func `Other conditions are looked up by the whole primary key, and nothing is sorted or scanned`()
        async throws
    {
        let query = ArticleQuery(all: [.phone, .mobile], none: [.chips], author: "林晓", language: "zh")
        try await withPlan(query) { _, plans in
            let plan = plans.flatMap { $0 }
            #expect(plan.first == "SEARCH listing USING PRIMARY KEY (facet=?)")
            #expect(
                plan.dropFirst()
                    .allSatisfy { $0.hasPrefix("CORRELATED") || $0.hasSuffix("(facet=? AND published=? AND id=?)") }
            )
            #expect(plan.count > 4)
        }
    }

    @Test func `Alternatives are one range each`() async throws {
        try await withPlan(ArticleQuery(any: [.mobile, .phone, .chips], language: "zh")) { _, plans in
            #expect(plans.count == 2)
            #expect(plans.allSatisfy { $0 == ["SEARCH listing USING PRIMARY KEY (facet=?)"] })
        }
    }

    @Test func `Articles and their parts are found by key`() async throws {
        try await SQLiteHarness.with { harness in
            let plan = try await harness.plan(ArticleRow.selectByKey, [1])
            #expect(plan == ["SEARCH articles USING INTEGER PRIMARY KEY (rowid=?)"])
        }
    }

    @Test func `When definitions were first seen is looked up by their digests`() async throws {
        try await SQLiteHarness.with { harness in
            let plan = try await harness.plan(Definitions.several, [1])
            #expect(plan.first?.hasPrefix("SCAN list ") == true, "\(plan)")
            #expect(plan.dropFirst() == ["SEARCH definitions USING PRIMARY KEY (digest=?)"], "\(plan)")
        }
    }

    @Test func `Archives, takedowns and ordinals are ranges and lookups of an index`() async throws {
        try await SQLiteHarness.with { harness in
            #expect(
                try await harness.plan(HistoryReader.range, [1, 1, 50])
                    == ["SEARCH history USING PRIMARY KEY (facet=? AND ordinal>? AND ordinal<?)"]
            )
            let takedowns = try await harness.plan(HistoryReader.takedowns, [1, 0, 200])
            #expect(
                takedowns.first == "SEARCH history USING INDEX history_by_takedown (facet=? AND withdrawn>?)",
                "\(takedowns)"
            )
            #expect(!takedowns.contains { $0.contains("TEMP B-TREE FOR ORDER") }, "\(takedowns)")
            let ordinals = try await harness.plan(HistoryReader.ordinals, [1, 1])
            #expect(ordinals.contains { $0.contains("history_by_article (article=? AND facet=?)") }, "\(ordinals)")
            let update = try await harness.plan(HistoryIndex.update, [1, 1, 1, 1])
            #expect(update.contains { $0.contains("history_by_article (article=? AND facet=?)") }, "\(update)")
            let known = try await harness.plan(HistoryIndex.selectKnown, [1, 1])
            #expect(known.contains { $0.contains("history_by_article (article=? AND facet=?)") }, "\(known)")
        }
    }

    @Test func `Pages and their translations are a range of the history and lookups of an index`() async throws {
        try await SQLiteHarness.with { harness in
            for sql in [PageReader.pages, PageReader.translations] {
                let plan = try await harness.plan(sql, [1, 1, 50])
                #expect(plan.contains { $0.contains("history USING PRIMARY KEY (facet=? AND ordinal>?") }, "\(plan)")
                #expect(!plan.contains { $0.hasPrefix("SCAN articles") || $0.hasPrefix("SCAN other") }, "\(plan)")
                #expect(!plan.contains { $0.contains("AUTOMATIC") }, "\(plan)")
            }
            let translations = try await harness.plan(PageReader.translations, [1, 1, 50])
            #expect(translations.contains { $0.contains("articles_by_original") }, "\(translations)")
        }
    }

    @Test func `A registered query is read like a category`() async throws {
        let query = ArticleQuery(all: [.mobile], none: [.chips], language: "zh")
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            try await harness.store.register(selections: [query])
            let selection = try await harness.connections.read { try FacetSelection(query, $0) }
            #expect(selection?.isSimple == true)
        }
    }

    /// Compares the smallest listing of a query with all that there is: the drivers are two of three alternatives,
    /// since nothing in Chinese was ever about chips.
    private func withPlan(
        _ query: ArticleQuery,
        _ body: (FacetSelection, [[String]]) throws -> Void
    ) async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
            try await harness.store.save(.full, .sample("en", [.chips], language: "en"))
            for number in 0..<20 { try await harness.store.save(.sample("\(number)", [.mobile], language: "zh")) }
            let (selection, statements) = try await harness.connections.read { database in
                let selection = try #require(try FacetSelection(query, database))
                let reader = ListingReader(selection: selection, database: database)
                return (selection, selection.drivers.map(reader.statement))
            }
            var plans: [[String]] = []
            for statement in statements { plans.append(try await harness.plan(statement, [50])) }
            try body(selection, plans)
        }
    }
}
