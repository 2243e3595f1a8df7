import Foundation
import Glibc
import TestSupport
import Testing

@testable import FeedServer

extension ProgramSuite {
    /// What is left of a store when a program that writes to it is killed; `make bench-kill` does it 200 times.
    @Suite struct ProgramStoreKillTests {
        /// The kinds of stores.
        enum Backend: String, Sendable, CaseIterable {
            case sqlite, postgresql
        }

        @Test(arguments: Backend.allCases)
        func `After an import was killed the store is in order, and what was acknowledged is there`(
            backend: Backend
        ) async throws {
            try await Self.withPlace(backend) { place, store in
                for round in 1...3 {
                    let items = (0..<1500).map { ProgramWorkplace.item("round-\(round)-\($0)") }
                    try place.write(items.joined(), to: "more.jsonl")
                    let before = try await Self.states(in: place, store).count
                    let process = try place.start(["import", "more.jsonl"], environment: store)
                    try await Deadline.wait(until: "a batch is committed") {
                        if !process.isRunning { return true }
                        return try await Self.states(in: place, store).count > before
                    }
                    process.signal(SIGKILL)
                    _ = await process.exitCode()
                    try await Self.expectOrder(in: place, store)
                    let kept = try await Self.states(in: place, store)
                    #expect((kept.count - before).isMultiple(of: RecordStream.batchCount))
                    #expect((0..<60).allSatisfy { kept["article-\($0)"] == "published" })
                }
            }
        }

        @Test(arguments: Backend.allCases, [1, 7, 23])
        func `After a publication was killed every article is as it was acknowledged`(
            backend: Backend,
            lines: Int
        ) async throws {
            try await Self.withPlace(backend) { place, store in
                let ids = (0..<60).map { "article-\($0)" }
                for (verb, state) in [("withdraw", "withdrawn"), ("restore", "published")] {
                    let process = try place.start(["articles", verb] + ids, environment: store)
                    try await Deadline.wait(until: "\(lines) articles are acknowledged") {
                        !process.isRunning || process.output.split(separator: "\n").count >= lines
                    }
                    process.signal(SIGKILL)
                    _ = await process.exitCode()
                    try await Self.expectOrder(in: place, store)
                    let states = try await Self.states(in: place, store)
                    // The last line may be cut.
                    let acknowledged = process.output.split(separator: "\n", omittingEmptySubsequences: false)
                        .dropLast()
                    #expect(acknowledged.count >= lines)
                    for line in acknowledged {
                        let id = String(line.prefix { $0 != ":" })
                        #expect(states[id] == state)
                    }
                    #expect(states.count == ids.count)
                }
            }
        }

        @Test func `A compaction that was killed leaves all as it was`() async throws {
            try await Self.withPlace(.sqlite) { place, store in
                let before = try await Self.states(in: place, store)
                for _ in 1...3 {
                    let process = try place.start(["store", "compact"], environment: store)
                    try await Deadline.wait(until: "the file is being written anew") {
                        let log = try? FileManager.default.attributesOfItem(atPath: place.path("articles.sqlite-wal"))
                        return !process.isRunning || (log?[.size] as? Int ?? 0) > 0
                    }
                    process.signal(SIGKILL)
                    _ = await process.exitCode()
                    try await Self.expectOrder(in: place, store)
                    #expect(try await Self.states(in: place, store) == before)
                }
            }
        }

        @Test func `A copy that was killed is gone on with, and nothing else opens it before`() async throws {
            try await Self.withPlace(.sqlite) { place, _ in
                let items = (0..<4000).map { ProgramWorkplace.item("more-\($0)") }
                try place.write(items.joined(), to: "more.jsonl")
                #expect(try await place.run("import", "more.jsonl").code == 0)
                let process = try place.start(["store", "copy", "sqlite:articles.sqlite", "sqlite:copy.sqlite"])
                try await Deadline.wait(until: "articles are being copied") {
                    let log = try? FileManager.default.attributesOfItem(atPath: place.path("copy.sqlite-wal"))
                    return !process.isRunning || (log?[.size] as? Int ?? 0) > 1 << 20
                }
                process.signal(SIGKILL)
                _ = await process.exitCode()
                let source = place.path("articles.sqlite")
                let resolved = try #require(realpath(source, nil))
                defer { free(resolved) }
                let copy = ["FEEDSERVER_STORE": "sqlite:copy.sqlite"]
                for command in [["check"], ["serve", "--port", "0"], ["store", "check"], ["export"]] {
                    let outcome = try await place.start(command, environment: copy).outcome()
                    #expect(outcome.code == 74)
                    #expect(outcome.output == "")
                    #expect(
                        outcome.errors
                            == "feedserver: ./copy.sqlite: this is a copy of \(String(cString: resolved)) that "
                            + "did not come to its end; finish it by `feedserver store copy`, or remove it\n"
                    )
                }
                let again = try await place.run("store", "copy", "sqlite:articles.sqlite", "sqlite:copy.sqlite")
                #expect(again.code == 0, "\(again.errors)")
                #expect(again.output.contains(/both hold the same; [0-9]+ records were there from before\n$/))
                #expect(try await Self.states(in: place, copy).count == 4060)
            }
        }

        /// A folder with a store of 60 articles, and the variables that name it.
        private static func withPlace(
            _ backend: Backend,
            _ body: (ProgramWorkplace, [String: String]) async throws -> Void
        ) async throws {
            let place = try ProgramWorkplace()
            let database = backend == .postgresql ? try TemporaryPostgres() : nil
            let store = database.map { ["FEEDSERVER_STORE": $0.url] } ?? [:]
            try place.write((0..<60).map { ProgramWorkplace.item("article-\($0)") }.joined(), to: "articles.jsonl")
            let outcome = try await place.run("import", "articles.jsonl", environment: store)
            #expect(outcome.code == 0, "\(outcome.errors)")
            try await body(place, store)
            withExtendedLifetime(database) {}
        }

        /// The state of every article.
        private static func states(
            in place: ProgramWorkplace,
            _ store: [String: String]
        ) async throws -> [String: String] {
            let listed = try await place.run("articles", "list", environment: store)
            let lines = listed.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
            return Dictionary(lines.map { ($0[0], $0[1]) }) { first, _ in first }
        }

        private static func expectOrder(in place: ProgramWorkplace, _ store: [String: String]) async throws {
            let outcome = try await place.run("store", "check", environment: store)
            #expect(outcome.code == 0, "\(outcome.output) \(outcome.errors)")
        }
    }
}
