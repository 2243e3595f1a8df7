import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import FeedServer

@Suite struct HostileInputTests {
    private static func write(_ text: String, _ name: String, in folder: TemporaryDirectory) throws -> ImportInput {
        let url = folder.url.appending(path: name)
        try Data(text.utf8).write(to: url)
        return .file(path: url.path)
    }

    private static func run(_ store: (any ArticleStore)?) -> (run: ImportRun, problems: Problems) {
        let problems = Problems()
        let run = ImportRun(
            configuration: ExampleSite.configuration,
            store: store,
            defaults: ImportDefaults(),
            format: nil,
            progress: ProgressLine("articles", isTerminal: false),
            report: { problems.add($0.message) }
        )
        return (run, problems)
    }

    private final class Problems: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }
        func add(_ message: String) { kept.withLock { $0.append(message) } }
    }

    /// A pipe in a folder once kept the import waiting for ever.
    @Test func `Of a folder only files are taken, whatever other things are called`() throws {
        let folder = try TemporaryDirectory()
        for name in ["b.jsonl", "a.xml", "readme.txt"] { _ = try Self.write("x", name, in: folder) }
        let path = folder.url.path
        #expect(mkfifo(path + "/pipe.json", 0o600) == 0)
        try FileManager.default.createDirectory(atPath: path + "/folder.json", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path + "/c.json", withDestinationPath: path + "/readme.txt")
        let found = try ImportInput.inputs(from: [path]).map { ($0.name as NSString).lastPathComponent }
        #expect(found == ["a.xml", "b.jsonl", "c.json"])
    }

    /// Root may read anything, so that the look is done as nobody (`setfsuid` is of this thread alone).
    @Test func `A folder below that cannot be read is said so, and is not passed over`() throws {
        let folder = try TemporaryDirectory()
        _ = try Self.write("x", "a.xml", in: folder)
        let closed = folder.url.appending(path: "2024/closed").path
        try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: true)
        chmod(folder.url.path, 0o755)
        chmod(closed, 0o300)
        defer { chmod(closed, 0o755) }
        let actAs = unsafeBitCast(
            try #require(dlsym(nil, "setfsuid")),
            to: (@convention(c) (uid_t) -> Int32).self
        )
        let message = "\(closed): the folder cannot be read; make it readable, or move it away"
        #expect(throws: CommandFailure(.inputOutput, message)) {
            _ = actAs(65534)
            defer { _ = actAs(geteuid()) }
            _ = try ImportInput.inputs(from: [folder.url.path])
        }
    }

    @Test func `Of a folder an import takes no lists of feeds, and validation takes them too`() throws {
        let folder = try TemporaryDirectory()
        let list = try Self.write("<opml/>", "feeds.opml", in: folder).name
        #expect(throws: CommandFailure(.inputOutput, folder.url.path + ": " + Self.noFeedFile)) {
            try ImportInput.inputs(from: [folder.url.path])
        }
        #expect(try ImportInput.inputs(from: [folder.url.path], alsoEndingIn: ["opml"]).map(\.name) == [list])
    }

    private static let noFeedFile = "no file in it ends in one of .atom, .json, .jsonl, .ndjson, .rdf, .rss, .xml"

    @Test func `In a file of JSON Lines a first line that is wrong leaves the rest`() async throws {
        let folder = try TemporaryDirectory()
        let good = "{\"id\": \"2\", \"title\": \"fine\"}\n"
        for (name, first) in [("a.jsonl", "{\"id\": \"1\", \"title\":"), ("b.ndjson", "{\"id\": nul}")] {
            let input = try Self.write(first + "\n" + good, name, in: folder)
            let (run, problems) = Self.run(nil)
            let report = try await run.run([input])
            #expect(report.accepted == 1)
            #expect(report.refused == 1)
            #expect(problems.all.count == 1)
        }
    }

    @Test func `A store that fails on the way is said with how far the import got`() async throws {
        let folder = try TemporaryDirectory()
        let lines = (0..<700).map { "{\"id\": \"\($0)\", \"title\": \"Number \($0)\"}\n" }
        let input = try Self.write(lines.joined(), "many.jsonl", in: folder)
        let location = try StoreLocation.parse("sqlite:articles.sqlite", relativeTo: folder.url.path)
        let store = InterposedStore(try await location.open())
        store.failSaves(after: 1)
        let error = await #expect(throws: StoreError.self) { try await Self.run(store).run.run([input]) }
        #expect(
            error?.message == "away\nbefore that: 500 added, 0 updated, 0 unchanged, 0 kept withdrawn, 0 refused; "
                + "what was stored stays, import again for the rest"
        )
        #expect(try await store.count(ArticleQuery()) == 500)
        try await store.close()
    }
}
