import Foundation
import Testing

extension ProgramSuite {
    @Suite struct ProgramCommandTests {
        @Test(
            arguments: [
                (["import"], "Error: Missing expected argument '<file> ...'\n"),
                (["serve", "--port", "70000"], "Error: --port: 70000 is no port from 0 to 65535\n"),
                (
                    ["import", "--language", "English!", "x.json"],
                    "Error: --language: \"English!\" is no language tag such as en or zh-CN\n"
                ),
                (
                    ["import", "--category", "sport/football", "x.json"],
                    "feedserver: --category: \"sport/football\" is not taxonomy/slug with a taxonomy of headline\n"
                ),
                (
                    ["articles", "list", "--state", "gone"],
                    "Error: --state: \"gone\" is not one of draft, scheduled, published, withdrawn\n"
                ),
            ]
        )
        func `Wrong usage ends with 64 and says what is right`(arguments: [String], message: String) async throws {
            let outcome = try await ProgramWorkplace().start(arguments).outcome()
            #expect(outcome.code == 64)
            #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
            #expect(outcome.output == "")
        }

        @Test(arguments: ["serve", "check", "export", "feeds"])
        func `A wrong configuration ends with 78 and every problem`(command: String) async throws {
            let place = try ProgramWorkplace(
                configuration: ProgramWorkplace.configuration(store: "mysql:articles", feeds: ["/feeds/{taxonmy}"])
            )
            let outcome = try await place.run(command)
            #expect(outcome.code == 78)
            #expect(
                outcome.errors == """
                    feedserver: feeds.json: store: "mysql:articles": this names no store; write sqlite:PATH, as in \
                    sqlite:articles.sqlite, or postgresql://USER@HOST/DATABASE
                    feedserver: feeds.json: feeds[0].path: "/feeds/{taxonmy}" has an unknown placeholder {taxonmy}; known are \
                    {taxonomy}, {category}, {language}, {author}

                    """
            )
        }

        @Test func `A configuration that is not there ends with 78 and says what to do`() async throws {
            let outcome = try await ProgramWorkplace().run("serve", "--config", "nowhere.json")
            #expect(outcome.code == 78)
            #expect(
                outcome.errors == "feedserver: nowhere.json: there is no such file; copy feeds.example.json to it and "
                    + "make it yours, or name another with --config\n"
            )
        }

        @Test func `Another id authority ends with 78 and changes nothing`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one"), to: "articles.jsonl")
            #expect(try await place.run("import", "articles.jsonl").code == 0)
            try place.write(ProgramWorkplace.configuration(idAuthority: "other.example,2026"), to: "feeds.json")
            for command in [
                ["serve", "--port", "0"], ["generate", "--output", "site"], ["import", "articles.jsonl"],
            ] {
                let outcome = try await place.start(command).outcome()
                #expect(outcome.code == 78)
                #expect(
                    outcome.errors == "feedserver: feeds.json: site.idAuthority: \"other.example,2026\" is not "
                        + "\"news.example,2021\", under which articles are stored; another authority would give every "
                        + "article a new id, so set it back\n"
                )
            }
        }

        @Test func `A store that is no database ends with 74 and stays as it is`() async throws {
            let place = try ProgramWorkplace()
            let text = String(repeating: "这不是数据库。", count: 100)
            try place.write(text, to: "articles.sqlite")
            for command in [["serve", "--port", "0"], ["generate", "--output", "site"], ["check"], ["export"]] {
                let outcome = try await place.start(command).outcome()
                #expect(outcome.code == 74)
                #expect(
                    outcome.errors == "feedserver: ./articles.sqlite: the file is not an SQLite database; "
                        + "name another file or remove this one\n"
                )
            }
            #expect(try place.read("articles.sqlite") == text)
        }

        @Test func `A store that is not there ends with 74 where nothing would make one`() async throws {
            let place = try ProgramWorkplace()
            try FileManager.default.createDirectory(atPath: place.path("site"), withIntermediateDirectories: true)
            try place.write("a feed", to: "site/all.rss")
            let commands = [
                ["export"], ["feeds"], ["articles", "list"], ["articles", "withdraw", "one"],
                ["generate", "--output", "site"],
            ]
            for command in commands {
                let outcome = try await place.start(command).outcome()
                #expect(outcome.code == 74)
                #expect(
                    outcome.errors == "feedserver: ./articles.sqlite: there is no store yet; "
                        + "`feedserver import` or `feedserver serve` makes it\n"
                )
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("site")) == ["all.rss"])
            #expect(!FileManager.default.fileExists(atPath: place.path("articles.sqlite")))
        }

        @Test func `Input that is not there ends with 74 before anything is stored`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one"), to: "articles.jsonl")
            let outcome = try await place.run("import", "articles.jsonl", "没有.json")
            #expect(outcome.code == 74)
            #expect(outcome.errors == "feedserver: 没有.json: no such file or folder\n")
            #expect(!FileManager.default.fileExists(atPath: place.path("articles.sqlite")))
        }

        @Test func `Input that cannot be read ends with 74, and the rest is taken`() async throws {
            let place = try ProgramWorkplace()
            try FileManager.default.createDirectory(
                atPath: place.path("inbox/folder.json"),
                withIntermediateDirectories: true
            )
            try place.write(ProgramWorkplace.item("one"), to: "inbox/folder.json/one.jsonl")
            try place.write(ProgramWorkplace.item("two"), to: "inbox/two.jsonl")
            try FileManager.default.createSymbolicLink(
                atPath: place.path("inbox/gone.json"),
                withDestinationPath: "nowhere.json"
            )
            let outcome = try await place.run("import", "inbox")
            #expect(outcome.code == 74)
            #expect(outcome.output == "2 added, 0 updated, 0 unchanged, 0 kept withdrawn, 1 refused\n")
            #expect(outcome.errors == "inbox/gone.json: refused: it cannot be read: No such file or directory\n")
        }

        @Test func `An article that is refused ends with 1, and the rest is taken`() async throws {
            let place = try ProgramWorkplace()
            let items =
                ProgramWorkplace.item("one") + "{\"title\": \"无编号\"}\n"
                + "{\"id\": \"two\", \"content_html\": \"<p onclick='x'>Two</p>\"}\n"
            try place.write(items, to: "articles.jsonl")
            let outcome = try await place.run("import", "articles.jsonl")
            #expect(
                outcome
                    == .init(
                        code: 1,
                        output: "2 added, 0 updated, 0 unchanged, 0 kept withdrawn, 1 refused\n",
                        errors: """
                            articles.jsonl: line 2, record 1: refused: it has neither an id nor a URL; an article is \
                            known by its id
                            articles.jsonl: line 3, record 2: "two": removed from the content: onclick

                            """
                    )
            )
            let trial = try await place.run("import", "--dry-run", "articles.jsonl")
            #expect(trial.code == 1)
            #expect(trial.output == "2 would be taken, 1 refused\n")
        }

        @Test func `The same file again changes nothing`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one") + ProgramWorkplace.item("two"), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            let again = try await place.run("import", "articles.jsonl")
            let summary = "0 added, 0 updated, 2 unchanged, 0 kept withdrawn, 0 refused\n"
            #expect(again == .init(code: 0, output: summary, errors: ""))
        }

        @Test func `Articles are taken down and put back, and one that is unknown is said to be`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one") + ProgramWorkplace.item("二"), to: "articles.jsonl")
            _ = try await place.run("import", "articles.jsonl")
            let withdrawn = try await place.run("articles", "withdraw", "one", "none", "二")
            #expect(
                withdrawn
                    == .init(
                        code: 1,
                        output: "one: withdrawn\n二: withdrawn\n",
                        errors:
                            "feedserver: there is no article “none”; `feedserver articles list` shows those there are\n"
                    )
            )
            let imported = try await place.run("import", "articles.jsonl")
            #expect(imported.output == "0 added, 0 updated, 0 unchanged, 2 kept withdrawn, 0 refused\n")
            let restored = try await place.run("articles", "restore", "one")
            #expect(restored == .init(code: 0, output: "one: restored\n", errors: ""))
            let listed = try await place.run("articles", "list")
            #expect(
                listed.output == """
                    one\tpublished\t2025-10-01T00:30:00Z\ten\tTitle of one
                    二\twithdrawn\t2025-10-01T00:30:00Z\ten\tTitle of 二

                    """
            )
        }

        @Test func `The variable FEEDSERVER_STORE counts more than the configuration`() async throws {
            let place = try ProgramWorkplace()
            try place.write(ProgramWorkplace.item("one"), to: "articles.jsonl")
            let variables = ["FEEDSERVER_STORE": "sqlite:elsewhere.sqlite"]
            let outcome = try await place.start(["import", "articles.jsonl"], environment: variables).outcome()
            #expect(outcome.code == 0)
            #expect(FileManager.default.fileExists(atPath: place.path("elsewhere.sqlite")))
            #expect(!FileManager.default.fileExists(atPath: place.path("articles.sqlite")))
            let wrong = try await place.run("check", environment: ["FEEDSERVER_STORE": "nothing"])
            #expect(wrong.code == 78)
            #expect(
                wrong.errors == "feedserver: feeds.json: FEEDSERVER_STORE: \"nothing\": this names no store; "
                    + "write sqlite:PATH, as in sqlite:articles.sqlite, or postgresql://USER@HOST/DATABASE\n"
            )
        }

        @Test(arguments: ["json", "jsonl"])
        func `What is exported and imported elsewhere is exported alike`(format: String) async throws {
            let place = try ProgramWorkplace()
            for fixture in ImportFixture.all where !fixture.hasDefaults {
                _ = try await place.run("import", fixture.input.path)
            }
            _ = try await place.run("articles", "withdraw", "roles")
            let first = try await place.run("export", "--format", format)
            #expect(first.code == 0)
            try place.write(first.output, to: "export.\(format)")
            let elsewhere = ["FEEDSERVER_STORE": "sqlite:elsewhere.sqlite"]
            let imported = try await place.start(["import", "export.\(format)"], environment: elsewhere).outcome()
            #expect(imported.code == 0, "\(imported.errors)")
            let second = try await place.start(["export", "--format", format], environment: elsewhere).outcome()
            #expect(second.output == first.output)
        }
    }
}
