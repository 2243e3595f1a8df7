import Store
import TestSupport
import Testing

/// Each finding, word for word, of a store in which one thing was changed behind its back.
@Suite struct PostgresCheckTests {
    private static let restore = "restore the store from a backup"
    private static let rebuild =
        "copy the articles into a new store by `feedserver export` and `import`, or restore a backup"
    private static let importAgain = "import the article again, or restore the store from a backup"
    private static let listings =
        "the listings that it is in are not those of its time, categories, language, authors and source"

    /// A statement, and what is found after it.
    static let damages: [(String, [String])] = [
        (
            "UPDATE settings SET last_sequence = 9, last_article = 1",
            [
                "index: settings: the last change is said to be 9, and is 3; \(rebuild)",
                "index: settings: the last key is said to be 1, and is 2; \(rebuild)",
            ]
        ),
        (
            "UPDATE articles SET ordinals[1] = 7 WHERE id = 'a'",
            ["index: article “a”: it names places in histories that are not its own; \(rebuild)"]
        ),
        (
            "UPDATE articles SET facets = '{}', ordinals = '{}' WHERE id = 'b'",
            ["index: histories: there are 4 entries, and articles know of 3; \(rebuild)"]
        ),
        (
            "UPDATE memberships SET published = NULL WHERE id = 'b'",
            [
                "index: article “b”: \(listings); \(rebuild)",
                "index: facet “all”: it lists 1 articles, and is said to list 2; \(rebuild)",
            ]
        ),
        (
            "UPDATE articles SET people = '[{\"name\": \"林晓\", \"role\": \"poet\"}]' WHERE id = 'b'",
            ["content: articles: “b”: unexpected value in people; \(importAgain)"]
        ),
        (
            "DELETE FROM changes WHERE sequence = 2",
            [
                "log: article “b”: the log does not end with the article as it is, shown or not shown; \(restore)",
                "log: change 3: it follows change 1; what was between them is missing; \(restore)",
            ]
        ),
    ]

    @Test(arguments: damages) func `What is not as it should be is found`(
        statement: String,
        findings: [String]
    ) async throws {
        let schema = try TemporaryPostgres()
        let place = try StoreLocation.parse(schema.url, relativeTo: "")
        let store = try await place.open()
        try await store.save(.sample("a", [.mobile]), .sample("b"))
        try await store.save(.sample("a", at: 5, [.mobile]))
        try await store.close()
        #expect(try await MadeUpStore.findings(at: place) == [])
        try schema.run(statement)
        #expect(try await MadeUpStore.findings(at: place).sorted() == findings.sorted())
    }

    @Test func `An index of words that does not have what articles say is found`() async throws {
        let schema = try TemporaryPostgres()
        let place = try StoreLocation.parse(schema.url, relativeTo: "")
        let store = try await place.open()
        try await store.save(.sample("a"), .sample("b"), .sample("c"))
        try await store.withdraw(id: "b")
        try await store.keepTextIndex()
        while try await store.extendTextIndex() {}
        try await store.close()
        #expect(try await MadeUpStore.findings(at: place) == [])
        try schema.run("UPDATE article_texts SET article = 2 WHERE article = 1")
        let findings = [
            "index: article “a”: the index of words does not have what it says; \(Self.rebuild)",
            "index: article “b”: the index of words has it, and it is not shown; \(Self.rebuild)",
        ]
        #expect(try await MadeUpStore.findings(at: place) == findings)
        try schema.run("UPDATE article_texts SET article = 1, terms = array_to_tsvector('{other}') WHERE article = 2")
        #expect(try await MadeUpStore.findings(at: place) == Array(findings.prefix(1)))
    }

    @Test func `A store of an older version is refused, and stays as it is`() async throws {
        let schema = try TemporaryPostgres()
        let place = try StoreLocation.parse(schema.url, relativeTo: "")
        let newest = try await place.maintenance.migrate().to
        try schema.run("UPDATE settings SET version = \(newest - 1)")
        for _ in 1...2 {
            let error = await #expect(throws: StoreError.self) { try await place.maintenance.check { _ in } }
            #expect(error?.kind == .older)
            #expect(
                error?.message == "the store has schema version \(newest - 1), this program reads version \(newest); "
                    + "bring it up to date by `feedserver store migrate`, be it a copy of it"
            )
        }
    }

    @Test func `A value that is no facet's ends the check, with a finding`() async throws {
        let schema = try TemporaryPostgres()
        let place = try StoreLocation.parse(schema.url, relativeTo: "")
        let store = try await place.open()
        try await store.save(.sample("a", [.mobile]))
        try await store.close()
        try schema.run("ALTER TABLE facets DROP CONSTRAINT facets_kind_check; UPDATE facets SET kind = 'mood'")
        let found = try await MadeUpStore.findings(at: place)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("database: the tables: ") == true)
    }
}
