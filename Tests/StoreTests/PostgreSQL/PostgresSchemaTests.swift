import Store
import TestSupport
import Testing

/// How the tables of a store come to be, and what is left alone.
@Suite(.timeLimit(.minutes(5))) struct PostgresSchemaTests {
    private func location(_ place: TemporaryPostgres) throws -> StoreLocation {
        try StoreLocation.parse(place.url, relativeTo: "")
    }

    @Test func `Programs that make the store at the same moment all write to the same one`() async throws {
        let place = try TemporaryPostgres()
        let statuses = try await WriterProcess.background {
            let writers = try (0..<4).map { try WriterProcess(place.url, batches: $0 * 10...$0 * 10 + 4, size: 5) }
            return writers.map { $0.wait() }
        }
        #expect(statuses == [0, 0, 0, 0])
        let store = try await location(place).open(.mustExist)
        #expect(try await store.count(ArticleQuery()) == 100)
        #expect(try await store.changes(after: 0, limit: 200).map(\.sequence) == Array(1...100))
        try await store.close()
    }

    @Test func `A store that has to be there and is not is missed, and none is made`() async throws {
        let place = try TemporaryPostgres()
        let location = try location(place)
        let schema = try #require(place.url.split(separator: "%3D").last)
        for _ in 0..<2 {
            let error = await #expect(throws: StoreError.self) { try await location.open(.mustExist) }
            #expect(error?.kind == .missing)
            #expect(
                error?.message == "there is no store in schema “\(schema)” of the database; `feedserver import` or "
                    + "`feedserver serve` makes one"
            )
        }
    }

    @Test func `A store of a newer program is refused and left as it is`() async throws {
        let place = try TemporaryPostgres()
        let location = try location(place)
        try await location.open().close()
        try place.run("UPDATE settings SET version = 99")
        let error = await #expect(throws: StoreError.self) { try await location.open() }
        #expect(error?.kind == .newer)
        #expect(
            error?.message == "the store has schema version 99, this program knows versions up to 2; "
                + "use the newer program that wrote it"
        )
    }

    @Test func `A program that is running when a newer one changes the tables says so, and does nothing more`()
        async throws
    {
        let place = try TemporaryPostgres()
        let store = try await location(place).open()
        try await store.save(.sample("a"))
        try place.run("UPDATE settings SET version = 99")
        let calls: [() async throws -> Void] = [
            { try await store.save(.sample("b")) }, { try await store.withdraw(id: "a") },
            { _ = try await store.ids() }, { _ = try await store.changes(after: 0, limit: 1) },
            { _ = try await store.count(ArticleQuery()) }, { try await store.register(definitions: ["新"]) },
            { _ = try await store.archive(ArticleQuery(), ordinals: 1...1, definition: nil) },
            { try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: ["a": "b"])]) },
        ]
        for call in calls {
            let error = await #expect(throws: StoreError.self) { try await call() }
            #expect(error?.kind == .newer)
        }
        try place.run("UPDATE settings SET version = 2")
        #expect(try await store.changes(after: 0, limit: 9).map(\.articleID) == ["a"])
        try await store.close()
    }

    @Test func `A program whose migrations were lost says so, and does nothing more`() async throws {
        let place = try TemporaryPostgres()
        let store = try await location(place).open()
        try place.run("UPDATE settings SET version = 1")
        let calls: [() async throws -> Void] = [
            { try await store.save(.sample("b")) }, { _ = try await store.changes(after: 0, limit: 1) },
        ]
        for call in calls {
            let error = await #expect(throws: StoreError.self) { try await call() }
            #expect(error?.kind == .unreachable)
            #expect(
                error?.message == "the store has schema version 1 again, this program has brought it to 2; start this "
                    + "program again"
            )
        }
        try await store.close()
    }

    @Test func `Tables of another program are left alone`() async throws {
        let place = try TemporaryPostgres()
        try place.run("CREATE TABLE articles (id bigint); CREATE TABLE settings (name text); CREATE TABLE mine (x int)")
        let schema = try #require(place.url.split(separator: "%3D").last)
        for opening in [StoreOpening.createIfMissing, .mustExist] {
            let location = try location(place)
            let error = await #expect(throws: StoreError.self) { try await location.open(opening) }
            #expect(error?.kind == .foreign)
            #expect(
                error?.message == "schema “\(schema)” of the database holds tables of another program "
                    + "(articles, settings); name another database or schema, this one was left as it is"
            )
        }
        try place.run("DROP TABLE articles, settings, mine")
    }
}
