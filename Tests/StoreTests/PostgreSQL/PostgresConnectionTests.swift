import CLibPQ
import TestSupport
import Testing

@testable import Store

@Suite struct PostgresConnectionTests {
    /// Runs a test on a connection to an empty schema.
    private func withConnection(_ body: (PostgresConnection) throws -> Void) throws {
        let place = try TemporaryPostgres()
        try body(PostgresSession(location: PostgresLocation(url: place.url)).connect())
        withExtendedLifetime(place) {}
    }

    @Test func `Every kind of value comes back as it was sent`() throws {
        try withConnection { connection in
            let row = try #require(
                try connection.rows(
                    "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9[2], $10[2]->>'b', $11, $12",
                    [
                        .integer(-7_000_000_000), .text("瑞士 “Nagel” \\ \n"), .number(-0.25), .boolean(true),
                        .json(#"{"a": "行"}"#), .integers([1, -2, .max]), .texts(["", #"a "b\",{}"#, "NULL", "春"]),
                        .integers([]), .booleans([true, false]), .jsons([nil, #"{"b": "c"}"#]), .integer(nil),
                        .text(nil),
                    ]
                )
                .first
            )
            #expect(try row.integer(0) == -7_000_000_000)
            #expect(try row.text(1) == "瑞士 “Nagel” \\ \n")
            #expect(try row.number(2) == -0.25)
            #expect(try row.boolean(3) == true)
            #expect(try row.text(4) == #"{"a": "行"}"#)
            #expect(try row.integers(5) == [1, -2, .max])
            #expect(try row.texts(6) == ["", #"a "b\",{}"#, "NULL", "春"])
            #expect(try row.integers(7) == [])
            #expect(try row.boolean(8) == false)
            #expect(try row.text(9) == "c")
            #expect(try row.integer(10) == nil)
            #expect(try row.text(11) == nil)
        }
    }

    @Test func `Rows copied in are those that are read`() throws {
        try withConnection { connection in
            try connection.script("CREATE TABLE things (id bigint, name text, tags text[], facts jsonb)")
            try connection.transaction {
                try connection.copy(into: "things", columns: ["id", "name", "tags", "facts"]) { writer in
                    for number in 1...2000 {
                        let tags = ["第\(number)", "\\N\t"]
                        try writer.row([.integer(Int64(number)), .text("a\tb\n\(number)"), .texts(tags), .json("[1]")])
                    }
                    try writer.row([.integer(0), .text(nil), .texts([]), .json(nil)])
                }
            }
            let rows = try connection.rows("SELECT id, name, tags, facts FROM things WHERE id IN (0, 2000) ORDER BY id")
            #expect(rows.count == 2)
            #expect(try rows[0].text(1) == nil)
            #expect(try rows[1].text(1) == "a\tb\n2000")
            #expect(try rows[1].texts(2) == ["第2000", "\\N\t"])
            #expect(try rows[1].text(3) == "[1]")
        }
    }

    @Test func `A transaction whose body throws leaves nothing, and the connection goes on`() throws {
        try withConnection { connection in
            try connection.script("CREATE TABLE things (id bigint PRIMARY KEY)")
            #expect(throws: PostgresProblem.busy) {
                try connection.transaction {
                    try connection.execute("INSERT INTO things VALUES ($1)", [.integer(1)])
                    throw PostgresProblem.busy
                }
            }
            let twice = #expect(throws: PostgresProblem.self) {
                try connection.transaction {
                    connection.queue("INSERT INTO things VALUES ($1)", [.integer(2)])
                    connection.queue("INSERT INTO things VALUES ($1)", [.integer(2)])
                }
            }
            guard case .server("23505", _) = twice else { throw twice ?? .closed }
            try connection.transaction { connection.queue("INSERT INTO things VALUES ($1)", [.integer(3)]) }
            let kept = try connection.rows("SELECT id FROM things").map { try $0.integer(0) }
            #expect(kept == [3])
        }
    }

    @Test func `Nothing is copied by a body that throws`() throws {
        try withConnection { connection in
            try connection.script("CREATE TABLE things (id bigint)")
            #expect(throws: PostgresProblem.busy) {
                try connection.copy(into: "things", columns: ["id"]) { writer in
                    try writer.row([.integer(1)])
                    throw PostgresProblem.busy
                }
            }
            let count = try connection.rows("SELECT count(*) FROM things").first?.integer(0)
            #expect(count == 0)
        }
    }

    @Test func `A column is read as what it is, or is malformed`() throws {
        try withConnection { connection in
            let row = try #require(try connection.rows("SELECT 1::bigint AS one, 'x'::text AS two, 1.5::numeric").first)
            #expect(throws: PostgresProblem.malformed(column: "one")) { try row.text(0) }
            #expect(throws: PostgresProblem.malformed(column: "two")) { try row.integer(1) }
            #expect(throws: PostgresProblem.malformed(column: "numeric")) { try row.number(2) }
            #expect(throws: PostgresProblem.malformed(column: "column 8")) { try row.text(7) }
        }
    }

    @Test func `Statements of one pipeline answer in order, and fail together`() throws {
        try withConnection { connection in
            let answers = try connection.pipeline([
                PostgresStatement("CREATE TABLE things (id bigint)"),
                PostgresStatement("INSERT INTO things SELECT generate_series(1, $1)", [.integer(5)]),
                PostgresStatement("SELECT count(*) FROM things"),
            ])
            let last = try answers.last?.first?.integer(0)
            #expect(last == 5)
            #expect(throws: PostgresProblem.self) {
                try connection.pipeline([
                    PostgresStatement("DELETE FROM things"), PostgresStatement("SELECT nothing FROM nowhere"),
                ])
            }
            let count = try connection.rows("SELECT count(*) FROM things").first?.integer(0)
            #expect(count == 5)
        }
    }

    /// libpq makes such results by itself: where it is out of memory, or takes no sense of what the server sends.
    @Test func `An answer that libpq could not take is that of a lost connection`() throws {
        let connection = PQconnectdb("postgresql://127.0.0.1:1/feeds")
        defer { PQfinish(connection) }
        let result = PostgresResult(try #require(PQmakeEmptyPGresult(connection, PGRES_FATAL_ERROR)))
        let reason = "connection to server at \"127.0.0.1\", port 1 failed: Connection refused"
        #expect(result.problem == .lost(reason))
    }

    @Test func `A statement has the same name on every connection, and no other has it`() {
        let statements = [
            PostgresStatement("SELECT $1", [.integer(1)]), PostgresStatement("SELECT $1", [.text("一")]),
            PostgresStatement("SELECT 1"), PostgresStatement("SELECT 2"),
        ]
        var (names, others) = (PostgresStatementNames(), PostgresStatementNames())
        let forwards = statements.map { names.name(of: $0).name }
        let backwards = statements.reversed().map { others.name(of: $0).name }
        #expect(forwards == backwards.reversed())
        #expect(Set(forwards).count == statements.count)
    }

    @Test func `More statements than are kept prepared can be run`() throws {
        try withConnection { connection in
            for number in 1...2 * Int64(PostgresStatementNames.limit) + 1 {
                let answer = try connection.rows("SELECT \(number)::bigint").first?.integer(0)
                #expect(answer == number)
            }
        }
    }
}
