import TestSupport
import Testing

@testable import Store

/// What statements cost, by the plan that PostgreSQL makes for them whatever their parameters, as the program has it do.
@Suite(.timeLimit(.minutes(5))) struct PostgresPlanTests {
    /// Some selections, and how many listings are gone through for each; the last compares the smallest listing with all
    /// that there is: nothing in Chinese was ever about chips.
    static let queries: [(query: ArticleQuery, drivers: Int)] = [
        (ArticleQuery(), 1), (ArticleQuery(language: "zh"), 1), (ArticleQuery(taxonomy: "headline"), 1),
        (ArticleQuery(all: [.industry]), 1), (ArticleQuery(author: "林晓"), 1),
        (ArticleQuery(source: "example-wire"), 1), (ArticleQuery(none: [.chips]), 1),
        (ArticleQuery(all: [.industry], any: [.mobile, .phone]), 1),
        (ArticleQuery(all: [.phone, .mobile], none: [.chips], author: "林晓", language: "zh"), 1),
        (ArticleQuery(any: [.mobile, .phone, .chips], language: "zh"), 2),
    ]

    /// A server once took a condition for a join with all of a listing, and sorted what it had found.
    @Test(arguments: queries)
    func `The latest of a selection are ranges of its listings, and articles are found by key`(
        query: ArticleQuery,
        drivers: Int
    ) async throws {
        try await withStore { store in
            let selection = try #require(try await store.pool.read { try Self.selection(query, $0) })
            #expect(selection.drivers.count == drivers)
            let listing = PostgresListing(selection: selection)
            let window = PostgresListing.Window(window: ArticleWindow(count: 50), history: (1, 0))
            let plan = try await plan(store, listing.latest, listing.parameters + window.parameters)
            #expect(plan.contains { $0.contains("Scan Backward using memberships_listed on memberships") })
            #expect(plan.contains { $0.contains("using articles_pkey on articles") })
            #expect(!plan.contains { $0.contains("Hash Anti") || $0.contains("Hash Semi") || $0.contains("Merge") })
            for (step, next) in zip(plan, plan.dropFirst()) where step.contains("Sort Key") {
                #expect(!next.contains("on memberships"), "\(plan.joined(separator: "\n"))")
            }
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
        (PostgresHierarchy.listed, [.integers([1])], "using memberships_"),
        (PostgresHierarchy.articles, [.integers([1])], "articles_pkey"),
        (PostgresChangeLog.page, [.integer(0), .integer(50)], "changes_pkey"),
        (PostgresChangeLog.pageBackwards, [.integer(9), .integer(50)], "changes_pkey"),
        (PostgresFacets.selection, [.texts(["all"]), .texts([""]), .texts([""])], "facets_by_key"),
        (
            PostgresMemberships.update,
            [.integers([1]), .integers([1]), .integers([0]), .integers([nil]), .integers([nil])],
            "memberships_pkey"
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

    /// What looks words up: to answer searches, where there are listings too long to go through, and to list what a feed asks
    /// for.
    static let lookups: [@Sendable (PostgresConnection, SearchTerms.Wanted) throws -> Void] = [
        { connection, wanted in
            for query in [ArticleQuery(), ArticleQuery(all: [.mobile], none: [.chips], language: "zh")] {
                let selection = try #require(try selection(query, connection))
                let reader = PostgresSearchReader(connection: connection, selection: selection, mostRows: 10)
                let found = try reader.latest(5, wanted)
                #expect(found?.map(\.article.id) == ["0"])
            }
        },
        { connection, wanted in
            let held = try PostgresTextDecisions(connection).holding(wanted, among: [3])
            #expect(held == [3])
        },
    ]

    @Test(arguments: lookups.indices)
    func `Words are looked up by their index, and what comes after does without bitmaps`(lookup: Int) async throws {
        try await withStore { store in
            try await store.keepTextIndex()
            while try await store.extendTextIndex() {}
            let wanted = try #require(SearchTerms.wanted("about 0"))
            let (scans, settings) = try await store.pool.read { connection in
                try connection.transaction {
                    let before = try Self.scans(connection)
                    try Self.lookups[lookup](connection, wanted)
                    let scans = try zip(Self.scans(connection), before).map { $0 - $1 }
                    let sql = "SELECT current_setting('enable_bitmapscan'), current_setting('enable_seqscan')"
                    return (scans, try connection.rows(sql).first.map { [try $0.text(0), try $0.text(1)] })
                }
            }
            #expect(scans[0] > 0)
            #expect(scans.dropFirst() == [0, 0])
            #expect(settings == ["off", "on"])
        }
    }

    /// How often words were looked up by their index, and how often all of the texts and all of the articles were gone through.
    private static func scans(_ connection: PostgresConnection) throws -> [Int64] {
        try ["article_texts_by_term", "article_texts", "articles"]
            .map { name in
                let sql = "SELECT pg_stat_get_xact_numscans('\(name)'::regclass)"
                return try connection.rows(sql).first?.integer(0) ?? 0
            }
    }

    /// What a query is about.
    private static func selection(_ query: ArticleQuery, _ connection: PostgresConnection) throws -> FacetSelection? {
        let keys = FacetSelection.keys(of: query)
        let statement = PostgresFacets.select(keys)
        let rows = try connection.rows(statement.sql, statement.parameters)
        let found = try PostgresFacets.found(rows, among: keys)
        return FacetSelection(query) { found[$0] }
    }

    /// Looks for a step that goes through all of a table that grows, or starts processes.
    private func expectNoScan(_ plan: [String]) {
        #expect(!plan.contains { $0.contains("Gather") }, "\(plan.joined(separator: "\n"))")
        let growing = ["articles", "article_texts", "memberships", "changes", "facets"]
        for line in plan where line.contains("Seq Scan on") {
            #expect(!growing.contains { line.contains("Seq Scan on \($0)") }, "\(plan.joined(separator: "\n"))")
        }
    }

    /// The steps of the plan that is made once for a statement with parameters of these types.
    ///
    /// To go through a table is made dear, since some are too small here for an index to be worth it, and processes are
    /// made cheap, since they would be where tables are large.
    private func plan(_ store: PostgresStore, _ sql: String, _ parameters: [PostgresValue]) async throws -> [String] {
        let types = parameters.map { parameter in
            switch parameter {
            case .integer: "bigint"
            case .integers: "bigint[]"
            case .texts: "text[]"
            default: "text"
            }
        }
        let values = parameters.map { _ in "NULL" }.joined(separator: ", ")
        let name = "planned\(parameters.count)"
        return try await store.pool.read { connection in
            try connection.transaction {
                for setting in [
                    "enable_seqscan = off", "parallel_setup_cost = 0", "parallel_tuple_cost = 0",
                    "min_parallel_table_scan_size = 0", "min_parallel_index_scan_size = 0",
                ] {
                    connection.queue("SET LOCAL \(setting)")
                }
                try connection.script("PREPARE \(name) (\(types.joined(separator: ", "))) AS \(sql)")
                let plan = try connection.rows("EXPLAIN (COSTS OFF) EXECUTE \(name) (\(values))")
                try connection.execute("DEALLOCATE \(name)")
                return try plan.map { try $0.required(0, PostgresRow.text) }
            }
        }
    }

    /// Runs a test on a store with some articles, and listings that are long by comparison.
    private func withStore(_ body: (PostgresStore) async throws -> Void) async throws {
        let place = try TemporaryPostgres()
        let location = try PostgresLocation(url: place.url)
        let store = try await PostgresStore.open(location, opening: .createIfMissing, clock: TestClock().now)
        try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
        try await store.save(.full, .sample("en", [.chips], language: "en"))
        let articles = (0..<20).map { Article.sample("\($0)", [.mobile], language: "zh") }
        _ = try await store.save(articles, explicitlyPublished: [])
        try place.run(
            """
            INSERT INTO memberships (facet, ordinal, article, changed, published, id)
            SELECT facets.id, 1000 + number, 1, 0, number, 'news-' || number
            FROM facets CROSS JOIN generate_series(1, 500) AS number;
            ANALYZE memberships
            """
        )
        try await body(store)
        try await store.close()
        withExtendedLifetime(place) {}
    }
}
