import Foundation
import TestSupport
import Testing

extension ProgramSuite {
    /// The built program on a PostgreSQL database, which goes away and comes back.
    @Suite struct ProgramPostgresTests {
        @Test func `While the database is away readers are served, and when it is back nothing is missed`()
            async throws
        {
            try await PostgresCluster.with { cluster in
                let place = try ProgramWorkplace(
                    configuration: ProgramWorkplace.configuration(store: cluster.server.url())
                )
                try await Self.publish("one", in: place)
                try await place.serve { server in
                    let before = try await server.get("/feeds/all.atom")
                    #expect(before.text.contains("Title of one"))
                    #expect(try await server.get("/readyz").text == "ok\n")
                    try await cluster.stop()
                    let cached = try await server.get("/feeds/all.atom")
                    #expect(cached.status == 200)
                    #expect(cached["etag"] == before["etag"])
                    // What was found is good for a second.
                    try await server.wait(until: "/readyz", holds: "ok, from the cache: the store is away\n")
                    let unknown = try await server.get("/feeds/headline/mobile.json")
                    #expect(unknown.status == 503)
                    #expect(unknown["retry-after"] == "5")
                    try await cluster.start()
                    try await Self.publish("two", in: place)
                    try await server.wait(until: "/feeds/all.atom", holds: "Title of two")
                    #expect(try await server.get("/feeds/headline/mobile.json").text.contains("Title of one"))
                    try await server.wait(until: "/readyz", holds: "ok\n")
                }
            }
        }

        @Test func `The list of feeds alone is nothing to serve from while the database is away`() async throws {
            try await PostgresCluster.with { cluster in
                let place = try ProgramWorkplace(
                    configuration: ProgramWorkplace.configuration(store: cluster.server.url())
                )
                try await place.serve { server in
                    #expect(try await server.get("/feeds.opml").status == 200)
                    #expect(try await server.get("/").status == 200)
                    try await cluster.stop()
                    try await Deadline.wait(until: "the server is not ready") {
                        try await server.get("/readyz").status == 503
                    }
                    #expect(try await server.get("/readyz").text == "not ready\n")
                }
            }
        }

        @Test func `Two programs on one database say the same with the same tags, whichever wrote`() async throws {
            let database = try TemporaryPostgres()
            let configuration = ProgramWorkplace.configuration(store: database.url)
            let (first, second) = (
                try ProgramWorkplace(configuration: configuration), try ProgramWorkplace(configuration: configuration)
            )
            try await first.serve { one in
                try await second.serve { other in
                    for (place, article) in [(first, "one"), (second, "two")] {
                        try await Self.publish(article, in: place)
                        for server in [one, other] {
                            try await server.wait(until: "/feeds/all.atom", holds: "Title of \(article)")
                        }
                        let targets = try await one.targets()
                        #expect(try await one.entityTags(targets) == other.entityTags(targets))
                    }
                }
            }
        }

        @Test func `A wrong password ends with 78, a database that is not there with 74, neither shows the password`()
            async throws
        {
            let server = try PostgresServer()
            let place = try ProgramWorkplace()
            let variable = "FEEDSERVER_STORE"
            let wrong = try await place.run("check", environment: [variable: server.url(password: "geheim")])
            #expect(wrong.code == 78)
            #expect(wrong.errors.contains("the password was not accepted"))
            #expect(!(wrong.errors + wrong.output).contains("geheim"))
            let away = try await place.run(
                "export",
                environment: [variable: "postgresql://desk:geheim@127.0.0.1:1/feeds"]
            )
            #expect(away.code == 74)
            #expect(
                away.errors == """
                    feedserver: postgresql://desk:…@127.0.0.1:1/feeds: no database server answers there (connection to \
                    server at "127.0.0.1", port 1 failed: Connection refused); start it, or correct host and port

                    """
            )
        }

        /// Imports an article, which is acknowledged when this returns.
        private static func publish(_ id: String, in place: ProgramWorkplace) async throws {
            try place.write(ProgramWorkplace.item(id), to: "\(id).jsonl")
            #expect(try await place.run("import", "\(id).jsonl").code == 0)
        }
    }
}
