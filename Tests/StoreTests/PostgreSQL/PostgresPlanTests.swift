import TestSupport
import Testing

@testable import Store

/// What statements cost, by the plan that PostgreSQL makes for them.
///
/// Where an index can serve, the planner is told to prefer it: the tables of a test are too small for it to matter.
@Suite(.timeLimit(.minutes(5))) struct PostgresPlanTests {
    /// Some selections, and how many listings are gone through for each; the last compares the smallest listing with all
    /// that there is: nothing in Chinese was ever about chips.
    static let queries: [(query: ArticleQuery, drivers: Int)] = [
        (ArticleQuery(), 1), (ArticleQuery(language: "zh"), 1), (ArticleQuery(taxonomy: "headline"), 1),
        (ArticleQuery(all: [.industry]), 1), (ArticleQuery(author: "林晓"), 1),
        (ArticleQuery(source: "example-wire"), 1),
        (ArticleQuery(all: [.phone, .mobile], none: [.chips], author: "林晓", language: "zh"), 1),
        (ArticleQuery(any: [.mobile, .phone, .chips], language: "zh"), 2),
    ]

    @Test(arguments: queries)
    func `The latest of a selection are ranges of its listings, and articles are found by key`(
        query: ArticleQuery,
        drivers: Int
    ) async throws {
        try await withStore { store in
            let keys = FacetSelection.keys(of: query)
            let selection = try #require(
                try await store.pool.read { connection in
                    let statement = PostgresFacets.select(keys)
                    let rows = try connection.rows(statement.sql, statement.parameters)
                    let found = try PostgresFacets.found(rows, among: keys)
                    return FacetSelection(query) { found[$0] }
                }
            )
            #expect(selection.drivers.count == drivers)
            let listing = PostgresListing(selection: selection)
            let window = PostgresListing.Window(window: ArticleWindow(count: 50), history: (1, 0))
            let plan = try await plan(store, listing.latest, listing.parameters + window.parameters)
            #expect(plan.contains { $0.contains("Scan Backward using memberships_listed on memberships listed") })
            #expect(plan.contains { $0.contains("using articles_pkey on articles") })
            expectNoScan(plan)
            expectNoScan(try await self.plan(store, listing.count, listing.parameters))
        }
    }

    /// The statements that read or change a few rows of tables that grow for ever, with parameters.
    static let statements: [(sql: String, parameters: [PostgresValue], index: String)] = [
        (PostgresArticleRow.selectByID, [.text("1")], "articles_id_key"),
        (PostgresArticleRow.page, [.text(""), .integer(50)], "articles_id_key"),
        (PostgresArticleTransaction.selectByIDs, [.texts(["1", "2"])], "articles_id_key"),
        (PostgresArticleTransaction.selectDue, [.integer(0), .integer(500)], "articles_due"),
        (PostgresSelectionReader.range, [.integer(1), .integer(1), .integer(50)], "memberships_pkey"),
        (PostgresSelectionReader.takedowns, [.integer(1), .integer(0), .integer(200)], "memberships_by_takedown"),
        (PostgresSelectionReader.ordinals, [.texts(["1", "2"]), .integer(1)], "articles_id_key"),
        (PostgresPageReader.pages, [.integer(1), .integer(1), .integer(50)], "memberships_pkey"),
        (PostgresPageReader.translations, [.integer(1), .integer(1), .integer(50)], "articles_by_original"),
        (PostgresPageReader.lastChanges, [.integer(1), .integer(50)], "memberships_pkey"),
        (PostgresHierarchy.listed, [.integers([1]), .integer(0), .integer(500)], "articles_pkey"),
        (PostgresChangeLog.page, [.integer(0), .integer(50)], "changes_pkey"),
        (PostgresChangeLog.pageBackwards, [.integer(9), .integer(50)], "changes_pkey"),
        (PostgresFacets.selection, [.texts(["all"]), .texts([""]), .texts([""])], "facets_by_key"),
        (
            PostgresMemberships.update,
            [.integers([1]), .integers([1]), .integers([0]), .integers([nil]), .integers([nil])], "memberships_pkey"
        ),
    ]

    @Test(arguments: statements.indices)
    func `What reads or changes a few rows finds them by an index`(statement: Int) async throws {
        let (sql, parameters, index) = Self.statements[statement]
        try await withStore { store in
            let plan = try await plan(store, sql, parameters)
            #expect(plan.contains { $0.contains(index) }, "\(sql): \(plan.joined(separator: "\n"))")
            expectNoScan(plan)
        }
    }

    /// Looks for a step that goes through all of a table that grows, or sorts all of what it holds.
    private func expectNoScan(_ plan: [String]) {
        let growing = ["articles", "memberships", "changes", "facets"]
        for line in plan where line.contains("Seq Scan on") {
            #expect(!growing.contains { line.contains("Seq Scan on \($0)") }, "\(plan.joined(separator: "\n"))")
        }
    }

    private func plan(_ store: PostgresStore, _ sql: String, _ parameters: [PostgresValue]) async throws -> [String] {
        try await store.pool.read { connection in
            try connection.transaction {
                connection.queue("SET LOCAL enable_seqscan = off")
                connection.queue("SET LOCAL enable_bitmapscan = off")
                connection.queue("SET LOCAL enable_hashjoin = off")
                connection.queue("SET LOCAL enable_mergejoin = off")
                return try connection.rows("EXPLAIN (COSTS OFF) " + sql, parameters)
                    .map { try $0.required(0, PostgresRow.text) }
            }
        }
    }

    private func withStore(_ body: (PostgresStore) async throws -> Void) async throws {
        let place = try TemporaryPostgres()
        let location = try PostgresLocation(url: place.url)
        let store = try await PostgresStore.open(location, opening: .createIfMissing, clock: TestClock().now)
        try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
        try await store.save(.full, .sample("en", [.chips], language: "en"))
        let articles = (0..<20).map { Article.sample("\($0)", [.mobile], language: "zh") }
        _ = try await store.save(articles, explicitlyPublished: [])
        try await body(store)
        try await store.close()
        withExtendedLifetime(place) {}
    }
}
