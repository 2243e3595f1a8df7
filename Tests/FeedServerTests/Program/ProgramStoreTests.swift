import Foundation
import TestSupport
import Testing

@testable import FeedServer

extension ProgramSuite {
    /// `feedserver store`.
    @Suite struct ProgramStoreTests {
        @Test func `A migration makes a store, and says when there is nothing to do`() async throws {
            let place = try ProgramWorkplace()
            let path = "./articles.sqlite"
            let made = try await place.run("store", "migrate")
            let version = try #require(made.output.split(separator: " ").last.flatMap { Int($0.dropLast()) })
            #expect(made == .init(code: 0, output: "\(path): made with schema version \(version)\n", errors: ""))
            let again = try await place.run("store", "migrate")
            let newest = "\(path): has schema version \(version), the newest; nothing had to be done\n"
            #expect(again == .init(code: 0, output: newest, errors: ""))
            let json = try await place.run("store", "migrate", "--json")
            #expect(
                json.output == """
                    {
                      "from" : \(version),
                      "location" : "\(path)",
                      "to" : \(version)
                    }

                    """
            )
        }

        /// Every file that is made of the sample articles, with the manifest, in which entity tags and times stand.
        @Test func `A node on a copy gives the same bytes, entity tags and times`() async throws {
            let place = try Self.placeWithSamples()
            #expect(try await place.run("import", Self.samples).code == 0)
            _ = try await place.run("articles", "withdraw", "tag:news.example.com,2021:article/1001")
            let expected = try await Self.generated(in: place, into: "one", [:])
            #expect(expected.count > 100)
            let targets = ["/feeds/all.rss", "/feeds/all.atom", "/zh-CN/feeds/headline/technology.json", "/feeds.opml"]
            let original = try await Self.validators(of: targets, in: place, [:])
            let database = try TemporaryPostgres()
            let ways = [
                ("sqlite:articles.sqlite", "sqlite:copy.sqlite"), ("sqlite:articles.sqlite", database.url),
                (database.url, "sqlite:back.sqlite"),
            ]
            for (index, (from, to)) in ways.enumerated() {
                let copied = try await place.run("store", "copy", from, to)
                #expect(copied.code == 0, "\(copied.errors)")
                #expect(copied.output.hasSuffix("; both hold the same\n"), "\(copied.output)")
                let copy = ["FEEDSERVER_STORE": to]
                #expect(try await Self.generated(in: place, into: "copy-\(index)", copy) == expected, "\(to)")
                #expect(try await Self.validators(of: targets, in: place, copy) == original, "\(to)")
            }
        }

        @Test func `A copy goes to an empty place, from a store that is there, and not to itself`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one"), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            let refusals = [
                (
                    ["sqlite:nowhere.sqlite", "sqlite:copy.sqlite"], Int32(74),
                    "./nowhere.sqlite: there is no store yet; `feedserver import` or `feedserver serve` makes it"
                ),
                (
                    ["sqlite:articles.sqlite", "sqlite:articles.sqlite"], 78,
                    "./articles.sqlite: a store cannot be copied to itself; name another place"
                ),
                (
                    ["articles.sqlite", "sqlite:copy.sqlite"], 64,
                    "articles.sqlite: this names no store; write sqlite:PATH, as in sqlite:articles.sqlite, "
                        + "or postgresql://USER@HOST/DATABASE"
                ),
            ]
            for (arguments, code, message) in refusals {
                let outcome = try await place.start(["store", "copy"] + arguments).outcome()
                #expect(outcome == .init(code: code, output: "", errors: "feedserver: \(message)\n"))
            }
            #expect(try await place.run("store", "copy", "sqlite:articles.sqlite", "sqlite:copy.sqlite").code == 0)
            let again = try await place.run("store", "copy", "sqlite:articles.sqlite", "sqlite:copy.sqlite")
            #expect(again.code == 78)
            #expect(
                again.errors
                    == "feedserver: ./copy.sqlite: there is something in this store already; a copy goes to an "
                    + "empty place\n"
            )
        }

        @Test func `A backup is named as the store, and serves the same`() async throws {
            let place = try ProgramWorkplace()
            try place.write((0..<60).map { ProgramWorkplace.item("article-\($0)") }.joined(), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            let expected = try await Self.generated(in: place, into: "one", [:])
            let outcome = try await place.run("store", "backup", place.path("backup.sqlite"))
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.output.hasSuffix(" KiB, all of ./articles.sqlite\n"))
            let backup = ["FEEDSERVER_STORE": "sqlite:backup.sqlite"]
            #expect(try await Self.generated(in: place, into: "two", backup) == expected)
            let again = try await place.run("store", "backup", place.path("backup.sqlite"))
            #expect(again.code == 78)
            let taken = "there is a file of this name already; name another, or say --force"
            #expect(again.errors == "feedserver: \(place.path("backup.sqlite")): \(taken)\n")
            #expect(try await place.run("store", "backup", "--force", place.path("backup.sqlite")).code == 0)
        }

        @Test(arguments: ["sqlite:backup.sqlite", "postgresql://db.example/feeds", ""])
        func `A backup goes to a file`(name: String) async throws {
            let outcome = try await ProgramWorkplace().run("store", "backup", name)
            #expect(outcome.code == 64)
            let sentence = "Error: \"\(name)\" is no path of a file; a backup is written to a file, by its path alone\n"
            #expect(outcome.errors.hasPrefix(sentence), "\(outcome.errors)")
        }

        @Test func `A check finds nothing in a store in order, and says what it found with 1`() async throws {
            let place = try ProgramWorkplace()
            try place.write((0..<60).map { ProgramWorkplace.item("article-\($0)") }.joined(), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            let path = place.path("articles.sqlite")
            let fine = try await place.run("store", "check")
            let summary = "./articles.sqlite: in order; 60 articles and 60 changes looked at\n"
            #expect(fine == .init(code: 0, output: summary, errors: ""))
            var bytes = try Data(contentsOf: URL(filePath: path))
            let pages = bytes.count / 4096
            bytes.replaceSubrange((pages - 2) * 4096..<(pages - 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
            try bytes.write(to: URL(filePath: path))
            let damaged = try await place.run("store", "check")
            #expect(damaged.code == 1)
            #expect(damaged.errors == "")
            #expect(damaged.output.hasPrefix("database: the file: "))
            let json = try await place.run("store", "check", "--json")
            #expect(json.code == 1)
            #expect(json.output.contains("\"part\" : \"database\""))
        }

        @Test func `A compaction beside a server gives back room and says how much`() async throws {
            let place = try ProgramWorkplace()
            try place.write((0..<60).map { ProgramWorkplace.item("article-\($0)") }.joined(), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            try await place.serve { server in
                let before = try await server.get("/feeds/all.atom")
                let outcome = try await place.run("store", "compact")
                #expect(outcome.code == 0, "\(outcome.errors)")
                let line = /^.*articles\.sqlite: [0-9.]+ [KM]iB before, [0-9.]+ [KM]iB now\n$/
                #expect(outcome.output.contains(line), "\(outcome.output)")
                #expect(try await server.get("/feeds/all.atom")["etag"] == before["etag"])
                try place.write(ProgramWorkplace.item("later", title: "After it"), to: "later.jsonl")
                _ = try await place.run("import", "later.jsonl")
                try await server.wait(until: "/feeds/all.atom", holds: "After it")
            }
            #expect(try await place.run("store", "check").code == 0)
        }

        @Test(arguments: [false, true])
        func `A feed of words is counted before a server has run, and a compaction keeps it`(
            isPostgres: Bool
        ) async throws {
            let place = try Self.placeWithSamples()
            let database = isPostgres ? try TemporaryPostgres() : nil
            let environment = database.map { ["FEEDSERVER_STORE": $0.url] } ?? [:]
            #expect(try await place.run("import", Self.samples, environment: environment).code == 0)
            let listed = try await place.run("feeds", environment: environment)
            #expect(listed.code == 0, "\(listed.errors)")
            #expect(
                listed.output.contains(/\n\/feeds\/handsets\t([1-9][0-9]*) of \1 articles, newest 2/),
                "\(listed.output)"
            )
            let compacted = try await place.run("store", "compact", environment: environment)
            #expect(compacted.code == 0, "\(compacted.errors)")
            #expect(!compacted.output.contains("let go"), "\(compacted.output)")
            #expect(try await place.run("feeds", environment: environment) == listed)
            let checked = try await place.run("store", "check", environment: environment)
            #expect(checked.code == 0, "\(checked.output)")
        }

        private static var samples: String { Repository.root.appending(path: "Samples/articles.json").path }

        /// A folder with the example configuration.
        private static func placeWithSamples() throws -> ProgramWorkplace {
            let example = Repository.root.appending(path: "feeds.example.json")
            return try ProgramWorkplace(configuration: String(contentsOf: example, encoding: .utf8))
        }

        private static func generated(
            in place: ProgramWorkplace,
            into folder: String,
            _ environment: [String: String]
        ) async throws -> [String: Data] {
            let outcome = try await place.run("generate", "--output", folder, environment: environment)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try FolderContents.bytes(below: place.path(folder))
        }

        /// Entity tag, time and bytes of documents.
        private static func validators(
            of targets: [String],
            in place: ProgramWorkplace,
            _ environment: [String: String]
        ) async throws -> [String] {
            try await place.serve(environment: environment) { server in
                var lines: [String] = []
                for target in targets {
                    try await Deadline.wait(until: "the time of \(target) has come") {
                        try await server.get(target)["last-modified"] != nil
                    }
                    let answer = try await server.get(target)
                    #expect(answer.status == 200)
                    lines.append("\(answer["etag"] ?? "") \(answer["last-modified"] ?? "") \(answer.text)")
                }
                return lines
            }
        }
    }
}
