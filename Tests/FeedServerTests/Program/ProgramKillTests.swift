import FeedWriter
import Foundation
import Glibc
import Testing

@testable import FeedServer

extension ProgramSuite {
    /// What is left when the program is killed, at whatever moment.
    @Suite struct ProgramKillTests {
        private static let count = 4000

        private static func items() -> String {
            (0..<count).map { ProgramWorkplace.item("article-\($0)") }.joined()
        }

        /// How many articles a store holds.
        private static func stored(in place: ProgramWorkplace) async throws -> Int {
            let listed = try await place.run("articles", "list")
            return listed.output.split(separator: "\n").count
        }

        @Test func `An import that is killed leaves whole batches, and the next takes the rest`() async throws {
            let place = try ProgramWorkplace()
            try place.write(Self.items(), to: "articles.jsonl")
            #expect(try await place.run("check").code == 0)
            let process = try place.start(["import", "articles.jsonl"])
            try await Deadline.wait(until: "a batch is committed") {
                if !process.isRunning { return true }
                let size = try? FileManager.default.attributesOfItem(atPath: place.path("articles.sqlite-wal"))[.size]
                return (size as? Int ?? 0) > 1 << 20
            }
            process.signal(SIGKILL)
            _ = await process.exitCode()
            let kept = try await Self.stored(in: place)
            #expect(kept % RecordStream.batchCount == 0)
            let again = try await place.run("import", "articles.jsonl")
            let summary = "\(Self.count - kept) added, 0 updated, \(kept) unchanged, 0 kept withdrawn, 0 refused\n"
            #expect(again == .init(code: 0, output: summary, errors: ""))
        }

        @Test func `An import that is interrupted keeps what it stored and says so`() async throws {
            let place = try ProgramWorkplace()
            // A pipe that stays open: the import waits for more after the batch that it was given.
            mkfifo(place.path("articles.jsonl"), 0o600)
            let pipe = try #require(FileHandle(forUpdatingAtPath: place.path("articles.jsonl")))
            let process = try place.start(["import", "articles.jsonl"])
            let batch = (0...RecordStream.batchCount).map { ProgramWorkplace.item("article-\($0)") }.joined()
            Thread.detachNewThread { try? pipe.write(contentsOf: Data(batch.utf8)) }
            try await Deadline.wait(until: "a batch is stored") {
                try await Self.stored(in: place) == RecordStream.batchCount
            }
            process.signal(SIGINT)
            #expect(
                await process.outcome()
                    == .init(
                        code: 130,
                        output: "500 added, 0 updated, 0 unchanged, 0 kept withdrawn, 0 refused\n",
                        errors: "feedserver: stopped; what was done so far stays\n"
                    )
            )
        }

        @Test func `A generation that is killed at any moment leaves only whole files`() async throws {
            let place = try ProgramWorkplace(configuration: ProgramWorkplace.configuration(feeds: Self.paths))
            try place.write((0..<60).map { ProgramWorkplace.item("article-\($0)") }.joined(), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            let whole = try await Self.generated(in: place, into: "whole")
            for round in 0..<10 {
                let process = try place.start(["generate", "--output", "killed"])
                try await Deadline.wait(until: "the files are being written") {
                    !process.isRunning || FolderContents.identities(below: place.path("killed")).count >= round * 4
                }
                process.signal(SIGKILL)
                _ = await process.exitCode()
                for (name, bytes) in try FolderContents.bytes(below: place.path("killed")) where name != "manifest.json"
                {
                    #expect(bytes == whole[name], "\(name) in round \(round)")
                }
            }
            #expect(try await Self.generated(in: place, into: "killed") == whole)
        }

        @Test func `Two generations into one folder do not meet`() async throws {
            let place = try ProgramWorkplace()
            _ = try await place.run("store", "migrate")
            let held = try OutputFolder(path: place.path("site"))
            let outcome = try await place.run("generate", "--output", "site")
            withExtendedLifetime(held) {}
            #expect(
                outcome
                    == .init(
                        code: 74,
                        output: "",
                        errors: "feedserver: site: another process is generating into this folder; wait for its end\n"
                    )
            )
        }

        @Test func `What is generated is what is served`() async throws {
            let place = try ProgramWorkplace()
            for fixture in ImportFixture.all where !fixture.hasDefaults {
                _ = try await place.run("import", fixture.input.path)
            }
            let files = try await Self.generated(in: place, into: "site")
            try await place.serve { server in
                let archives = files.keys.filter { $0.contains("/archive/") && !$0.hasSuffix(".gz") }
                    .compactMap { $0.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) }
                #expect(!archives.isEmpty)
                let targets = try await server.targets().filter { $0 != "/" } + archives.map { "/" + $0 }
                for target in targets {
                    let name = String(target.dropFirst()).removingPercentEncoding ?? ""
                    // The second of a change has to be over before it is said in Last-Modified.
                    try await Deadline.wait(until: "the time of \(name) has come") {
                        try await server.get(target)["last-modified"] != nil
                    }
                    let identity = try await server.get(target)
                    let gzip = try await server.get(target, "Accept-Encoding: gzip")
                    #expect(files[name].map { Array($0) } == identity.body, "\(name)")
                    #expect(files[name + ".gz"].map { Array($0) } == gzip.body, "\(name)")
                    let attributes = try FileManager.default.attributesOfItem(atPath: place.path("site/" + name))
                    let modified = attributes[.modificationDate] as? Date
                    #expect(
                        modified.flatMap { FeedDate.httpDate(secondsSince1970: Int64($0.timeIntervalSince1970)) }
                            == identity["last-modified"]
                    )
                }
                #expect(files.count == 2 * targets.count + 1)
            }
        }

        private static let paths = (0..<12).map { "/feeds/number-\($0)" } + ["/feeds/{taxonomy}/{category}"]

        private static func generated(in place: ProgramWorkplace, into folder: String) async throws -> [String: Data] {
            let outcome = try await place.run("generate", "--output", folder)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try FolderContents.bytes(below: place.path(folder))
        }
    }
}
