import Foundation
import TestSupport
import Testing

@testable import Store

/// What only PostgreSQL does: who writes when, which tables there are, and what holds between them.
@Suite(.timeLimit(.minutes(5))) struct PostgresStoreTests {
    /// Runs a test on a place, and on an empty store in it unless `isEmpty`.
    private func withStore(_ body: (PostgresStore, TemporaryPostgres, TestClock) async throws -> Void) async throws {
        let place = try TemporaryPostgres()
        let clock = TestClock()
        let location = try PostgresLocation(url: place.url)
        let store = try await PostgresStore.open(location, opening: .createIfMissing, clock: clock.now)
        try await body(store, place, clock)
        try await store.close()
        withExtendedLifetime(place) {}
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `After any history everything holds that holds between the tables`(seed: UInt64) async throws {
        try await withStore { store, _, clock in
            var history = RandomHistory(seed: seed)
            for step in 1...6 {
                clock.set(seconds: Int64(step * 10))
                try await history.step(store)
                if step == 3 { try await store.register(selections: RandomHistory.queries) }
            }
            let parents = ["mobile": "gadgets", "gadgets": "industry"]
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: parents)])
            try await history.step(store)
            #expect(try await store.pool.read(PostgresInvariants.broken) == [])
        }
    }

    @Test(arguments: [
        ("UPDATE facets SET size = size + 1", "A facet knows how many articles are shown in it"),
        ("UPDATE articles SET facets = '{}', ordinals = '{}'", "An article knows its ordinal in each facet"),
        ("UPDATE memberships SET published = published + 1", "An article is listed with its own id and time"),
        ("UPDATE memberships SET published = NULL", "Every article that is shown is listed"),
        ("DELETE FROM changes WHERE sequence = 1", "The change log has no gap"),
        ("UPDATE changes SET article = 77", "A change is one of an article that is there."),
        (
            "INSERT INTO facets (kind, key, language_range) SELECT kind, key, language_range FROM facets LIMIT 1",
            "No facet is there twice."
        ),
    ])
    func `What breaks a rule is found`(damage: String, sentence: String) async throws {
        try await withStore { store, place, _ in
            try await store.save(.full, .sample("a"))
            try place.run(damage)
            let broken = try await store.pool.read(PostgresInvariants.broken)
            #expect(broken.contains { $0.hasPrefix(sentence) }, "\(broken)")
        }
    }

    @Test func `Without a clock of its own a store goes by that of the database`() async throws {
        let place = try TemporaryPostgres()
        let store = try await StoreLocation.parse(place.url, relativeTo: "").open()
        try await store.save(.sample("a", at: nil))
        let time = try #require(try await store.changes(after: 0, limit: 1).first?.time)
        try place.run("UPDATE settings SET newest_time = \(time.milliseconds + 3_600_000)")
        try await store.save(.sample("b", at: nil))
        #expect(try await store.changes(after: 1, limit: 1).first?.time.milliseconds == time.milliseconds + 3_600_000)
        try await store.close()
    }

    @Test func `Of an article only what another hierarchy changes is written`() async throws {
        try await withStore { store, _, _ in
            try await store.save(.sample("a", [.mobile]), .sample("b", [.mobile, .industry]), .sample("c", [.chips]))
            var written: [Int64] = []
            for parents in [["mobile": "industry"], [:], ["mobile": "industry"]] {
                let hierarchy = CategoryHierarchy([Taxonomy(slug: "headline", parents: parents)])
                written.append(
                    try await store.pool.write { [context = store.context] connection in
                        func count() throws -> Int64 {
                            let sql = "SELECT pg_stat_get_xact_tuples_updated('articles'::regclass)"
                            return try connection.rows(sql).first?.integer(0) ?? 0
                        }
                        let before = try count()
                        try PostgresHierarchy.adopt(hierarchy, connection, context)
                        return try count() - before
                    }
                )
                #expect(try await store.ids(ArticleQuery(all: [.industry])).count == (parents.isEmpty ? 1 : 2))
            }
            #expect(written == [1, 0, 0])
            #expect(try await store.pool.read(PostgresInvariants.broken) == [])
        }
    }

    @Test func `What may touch every article takes the time that it needs`() async throws {
        try await withStore { store, place, _ in
            try await store.save(.sample("a", [.mobile]), .sample("b", [.chips]))
            try place.run(
                """
                DROP TABLE article_texts;
                ALTER TABLE settings DROP COLUMN text_version, DROP COLUMN text_built;
                UPDATE settings SET version = 1;
                CREATE FUNCTION refuse_haste() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF current_setting('statement_timeout') <> '0' THEN RAISE EXCEPTION 'in haste'; END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER refuse_haste BEFORE UPDATE ON settings FOR EACH ROW EXECUTE FUNCTION refuse_haste();
                """
            )
            try await StoreLocation.parse(place.url, relativeTo: "").open().close()
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["mobile": "industry"])])
            try await store.register(selections: [ArticleQuery(any: [.mobile, .chips])])
            try await store.keepTextIndex()
            let error = await #expect(throws: StoreError.self) { try await store.save(.sample("c")) }
            #expect(error?.message.contains("in haste") == true)
        }
    }

    /// Two versions of the program serve for a while when one takes the place of the other.
    @Test func `An index of words of a newer program is left to it, with what it has to take in`() async throws {
        try await withStore { store, place, _ in
            try await store.save(.sample("a"), .sample("b"), .sample("c"))
            try await store.keepTextIndex()
            while try await store.extendTextIndex() {}
            try place.run("UPDATE settings SET text_version = \(SearchTerms.version + 1)")
            let search = { (words: String) in
                try await store.search(ArticleQuery(text: words), count: 5, mostRows: 1000, definition: nil)
            }
            try await store.keepTextIndex()
            #expect(try await store.extendTextIndex() == false)
            #expect(try await search("about b") == .notIndexed)
            try await store.withdraw(id: "b")
            try await store.save(.sample("新"))
            let kept = try await store.pool.read { connection in
                try connection.rows(
                    "SELECT count(*), text_version, text_built FROM article_texts, settings GROUP BY 2, 3"
                )
                .first.map { row in try (0..<3).map { try row.integer($0) } }
            }
            #expect(kept == [2, SearchTerms.version + 1, 1])
            try place.run("UPDATE settings SET text_version = \(SearchTerms.version)")
            while try await store.extendTextIndex() {}
            for (words, ids) in [("about b", []), ("新", ["新"]), ("about c", ["c"])] {
                guard case .found(let found) = try await search(words) else {
                    Issue.record("\(words) cannot be searched for")
                    continue
                }
                #expect(found.articles.map(\.article.id) == ids)
            }
        }
    }

    /// A program that has died is one whose sockets the system has closed.
    @Test func `A writer that dies while it holds the lock lets the others go on, and leaves nothing behind`()
        async throws
    {
        try await withStore { store, place, _ in
            try await store.save(.sample("a"))
            let other: Task<[SaveOutcome], any Error> = try await {
                let connection = try PostgresSession(location: PostgresLocation(url: place.url)).connect()
                try connection.execute("BEGIN \(PostgresWriteLock.modes)")
                let transaction = try PostgresArticleTransaction(connection, store.context, ids: ["死"])
                _ = transaction.save(.sample("死"), isExplicit: false)
                try transaction.finish()
                try connection.flush()
                let other = Task { try await store.save(.sample("c")) }
                // It waits for the lock, and so for the end of the connection above.
                try await waitUntilSomebodyWaits(store)
                #expect(try await store.lastSequence() == 1)
                return other
            }()
            #expect(try await other.value == [.added])
            #expect(try await store.changes(after: 0, limit: 9).map(\.articleID) == ["a", "c"])
            #expect(try await store.changes(after: 0, limit: 9).map(\.sequence) == [1, 2])
            #expect(try await store.pool.read(PostgresInvariants.broken) == [])
        }
    }

    @Test(arguments: [0, 3, 7])
    func `After a kill every acknowledged batch is whole and no other is there in part`(batch: Int) async throws {
        let size = 40
        let place = try TemporaryPostgres()
        let acknowledged = try #require(
            await WriterProcess.background {
                try WriterProcess(place.url, batches: 0...100_000, size: size).kill(after: batch)
            }
        )
        let location = try PostgresLocation(url: place.url)
        let store = try await PostgresStore.open(location, opening: .mustExist, clock: nil)
        // Behind whatever the killed program had still under way.
        try await store.register(definitions: ["after"])
        let count = try await store.count(ArticleQuery())
        #expect(count % size == 0)
        #expect(count >= (acknowledged + 1) * size)
        #expect(count <= (acknowledged + 2) * size)
        #expect(try await store.lastSequence() == Int64(count))
        #expect(try await store.pool.read(PostgresInvariants.broken) == [])
        try await store.close()
    }

    @Test func `Keys of any length are found again`() async throws {
        try await withStore { store, _, _ in
            let categories = (0..<400).map { CategoryReference(taxonomy: "headline", slug: "类别-\($0)") }
            let query = ArticleQuery(any: categories, none: [.chips])
            try await store.register(selections: [query])
            try await store.save(.sample("a", [categories[7]]), .sample("b", [categories[399], .chips]))
            #expect(try await store.ids(query) == ["a"])
            try await store.register(selections: [query])
            #expect(try await store.pool.read(PostgresInvariants.broken) == [])
        }
    }

    private func waitUntilSomebodyWaits(_ store: PostgresStore) async throws {
        let sql = """
            SELECT EXISTS (
                SELECT FROM pg_locks JOIN pg_class ON pg_class.oid = pg_locks.relation
                WHERE pg_class.relname = 'settings' AND pg_locks.locktype = 'tuple'
                    AND pg_class.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            )
            """
        while try await store.pool.read({ try $0.rows(sql).first?.boolean(0) }) != true { await Task.yield() }
    }
}
