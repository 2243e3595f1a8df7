import Foundation
import Glibc
import Testing

extension ProgramSuite {
    @Suite struct ProgramServerTests {
        @Test func `A free port is taken and its address printed, and SIGTERM ends with 0`() async throws {
            let place = try ProgramWorkplace()
            let process = try place.start(["serve", "--port", "0"])
            let server = try await ProgramServer(process)
            #expect(try await server.get("/healthz").status == 200)
            #expect(try await server.get("/readyz").status == 200)
            #expect(try await server.get("/feeds/all.rss").status == 200)
            process.signal(SIGTERM)
            #expect(await process.exitCode() == 0)
        }

        @Test func `A log of everything holds no secret`() async throws {
            let fields = #"{"Token": {"environment": "PURGE_TOKEN"}, "Surrogate-Key": "{tags:space}"}"#
            let purge = #"[{"url": "http://127.0.0.1:1/", "fields": \#(fields)}]"#
            let edge = #""edge": {"tags": ["Surrogate-Key"], "purge": \#(purge)}"#
            let configuration = ProgramWorkplace.configuration()
                .replacing(#""log": {"level": "info""#, with: edge + #", "log": {"level": "trace""#)
            let place = try ProgramWorkplace(configuration: configuration)
            let process = try place.start(["serve", "--port", "0"], environment: ["PURGE_TOKEN": "开门-sesame"])
            let server = try await ProgramServer(process)
            #expect(try await server.get("/feeds/all.rss").status == 200)
            process.signal(SIGTERM)
            #expect(await process.exitCode() == 0)
            #expect(process.errors.contains("Starting service"))
            #expect(!process.errors.contains("sesame"))
        }

        @Test func `A port in use ends with 74 and what to do`() async throws {
            let place = try ProgramWorkplace()
            try await place.serve { server in
                let second = try await place.run("serve", "--port", "\(server.port)")
                #expect(second.code == 74)
                #expect(
                    second.errors.hasSuffix(
                        "feedserver: 127.0.0.1:\(server.port) is in use; stop the program that listens there, "
                            + "or choose another port (listen.port, --port)\n"
                    ),
                    "\(second.errors)"
                )
                #expect(try await server.get("/healthz").status == 200)
            }
        }

        @Test func `What another process imports is served, with new feeds and their lines`() async throws {
            let place = try ProgramWorkplace()
            try await place.serve { server in
                let before = try await server.get("/feeds/all.atom")
                #expect(try await server.get("/feeds/headline/能源.atom".encoded).status == 404)
                try place.write(ProgramWorkplace.item("one", tag: "能源"), to: "articles.jsonl")
                #expect(try await place.run("import", "articles.jsonl").code == 0)
                try await server.wait(until: "/feeds/all.atom", holds: "Title of one")
                try await server.wait(until: "/feeds.opml", holds: "/feeds/headline/能源.atom".encoded)
                let brought = try await server.get("/feeds/headline/能源.atom".encoded)
                #expect(brought.status == 200)
                #expect(brought.text.contains("Title of one"))
                let after = try await server.get("/feeds/all.atom", "If-None-Match: \(before["etag"] ?? "")")
                #expect(after.status == 200)
                #expect(after["etag"] != before["etag"])
            }
        }

        @Test func `The same import again moves no tag, and a changed article those of its feeds alone`() async throws {
            let place = try ProgramWorkplace()
            let other = ProgramWorkplace.item("two", tag: "能源", language: "zh-CN")
            try place.write(ProgramWorkplace.item("one") + other, to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            try await place.serve { server in
                let targets = try await server.targets()
                let before = try await server.entityTags(targets)
                #expect(before.count == targets.count)
                _ = try await place.run("import", "articles.jsonl")
                let changed = ProgramWorkplace.item("one", title: "Another title")
                try place.write(changed + other, to: "articles.jsonl")
                #expect(
                    try await place.run("import", "articles.jsonl").output
                        == "0 added, 1 updated, 1 unchanged, 0 kept withdrawn, 0 refused\n"
                )
                try await server.wait(until: "/feeds/all.rss", holds: "Another title")
                let after = try await server.entityTags(targets)
                let moved = Set(targets.filter { before[$0] != after[$0] }.map { $0.split(separator: ".")[0] })
                #expect(moved == ["/feeds/all", "/feeds/headline/mobile", "/en/feeds/all"])
            }
        }

        @Test func `A withdrawn article leaves the feeds of a running server`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one") + ProgramWorkplace.item("two"), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            try await place.serve { server in
                try await server.wait(until: "/feeds/headline/mobile.json", holds: "Title of two")
                #expect(try await place.run("articles", "withdraw", "two").code == 0)
                try await server.wait(until: "/feeds/headline/mobile.json", holds: "Title of two", false)
                #expect(try await place.run("import", "articles.jsonl").code == 0)
                #expect(try await place.run("articles", "restore", "two").code == 0)
                try await server.wait(until: "/feeds/headline/mobile.json", holds: "Title of two")
            }
        }

        @Test func `SIGHUP takes a good configuration, and refuses a wrong one with what is wrong`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one") + ProgramWorkplace.item("two", tag: "chips"), to: "a.jsonl")
            _ = try await place.run("import", "a.jsonl")
            try await place.serve { server in
                let targets = try await server.targets().filter { $0.hasPrefix("/feeds/headline/") }
                let before = try await server.entityTags(targets)
                try place.write(ProgramWorkplace.configuration(mobile: "Pocket things"), to: "feeds.json")
                server.process.signal(SIGHUP)
                try await server.wait(until: "/feeds/headline/mobile.rss", holds: "Pocket things")
                let after = try await server.entityTags(targets)
                for target in targets {
                    #expect(
                        (before[target] != after[target]) == target.hasPrefix("/feeds/headline/mobile"),
                        "\(target)"
                    )
                }
                try place.write(ProgramWorkplace.configuration(feeds: ["feeds/all"]), to: "feeds.json")
                server.process.signal(SIGHUP)
                try await Deadline.wait(until: "the problem is logged") {
                    server.process.errors.contains("error The configuration is refused; the old one stays")
                }
                #expect(server.process.errors.contains("feeds[0].path"), "\(server.process.errors)")
                #expect(try await server.entityTags(targets) == after)
            }
        }

        @Test func `Signals right after the start end nothing`() async throws {
            let place = try ProgramWorkplace()
            try await place.serve { server in
                server.process.signal(SIGHUP)
                server.process.signal(SIGUSR1)
                try await Deadline.wait(until: "the configuration is read again") {
                    server.process.errors.contains("notice The configuration was read again")
                }
                #expect(try await server.get("/healthz").status == 200)
            }
        }

        @Test func `SIGTERM finishes an answer whose reader is slow`() async throws {
            let place = try ProgramWorkplace()
            let text = String(repeating: "A slow reader of a big feed. ", count: (4 << 20) / 29)
            let items = (0..<3).map { "{\"id\": \"\($0)\", \"title\": \"大\", \"content_text\": \"\(text)\"}\n" }
            try place.write(items.joined(), to: "articles.jsonl")
            #expect(try await place.run("import", "articles.jsonl").code == 0)
            let process = try place.start(["serve", "--port", "0"])
            let server = try await ProgramServer(process)
            let reader = try SlowReader(port: server.port, "/feeds/all.json")
            var received = try await reader.read(1000)
            #expect(received.starts(with: "HTTP/1.1 200 OK\r\n".utf8))
            process.signal(SIGTERM)
            try await Deadline.wait(until: "no more connections are taken") {
                (try? await server.get("/healthz")) == nil
            }
            while case let chunk = try await reader.read(1 << 20), !chunk.isEmpty { received += chunk }
            let answer = try #require(try RawAnswer.parse(received, methods: ["GET"]).first)
            #expect(answer.body.count == answer["content-length"].flatMap { Int($0) })
            #expect(answer.body.count > 12 << 20)
            #expect(await process.exitCode() == 0)
        }

        @Test func `Two servers on two copies of a store answer alike`() async throws {
            let place = try ProgramWorkplace()
            for fixture in ImportFixture.all where !fixture.hasDefaults {
                _ = try await place.run("import", fixture.input.path)
            }
            _ = try await place.run("articles", "withdraw", "authors")
            try FileManager.default.copyItem(atPath: place.path("articles.sqlite"), toPath: place.path("copy.sqlite"))
            try await place.serve { left in
                try await place.serve(environment: ["FEEDSERVER_STORE": "sqlite:copy.sqlite"]) { right in
                    let targets = try await left.targets()
                    #expect(try await right.targets() == targets)
                    for target in targets {
                        try await Deadline.wait(until: "the time of \(target) has come") {
                            try await right.get(target)["last-modified"] != nil
                        }
                        for coding in ["identity", "gzip"] {
                            let (one, other) = (
                                try await left.get(target, "Accept-Encoding: \(coding)"),
                                try await right.get(target, "Accept-Encoding: \(coding)")
                            )
                            #expect(one.status == 200)
                            let isSame = one.body == other.body
                            #expect(isSame, "\(target)")
                            #expect(one.fieldsWithoutDate == other.fieldsWithoutDate, "\(target)")
                        }
                    }
                }
            }
        }
    }
}

extension String {
    /// As it stands in a request, with what is no ASCII percent-encoded.
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? self }
}
