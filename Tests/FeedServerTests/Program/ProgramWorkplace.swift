import Foundation
import TestSupport

@testable import FeedServer

/// A folder with a configuration, `feeds.json`, in which the built program is run as its users run it.
final class ProgramWorkplace: Sendable {
    /// How a run ended and what it said.
    struct Outcome: Sendable, Hashable {
        var code: Int32
        var output: String
        var errors: String
    }

    private let folder: TemporaryDirectory

    /// Makes a folder with the configuration of a small site.
    init(configuration: String = ProgramWorkplace.configuration()) throws {
        folder = try TemporaryDirectory()
        try write(configuration, to: "feeds.json")
    }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { folder.url.appending(path: name).path }

    /// Writes a file in the folder.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.url.appending(path: name))
    }

    /// What a file in the folder holds.
    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.url.appending(path: name)), as: UTF8.self)
    }

    /// Runs the program to its end.
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Outcome {
        try await start(arguments, environment: environment).outcome()
    }

    /// Starts the program.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> ProgramProcess {
        try ProgramProcess(arguments, in: folder, environment: environment)
    }

    /// Runs a server while a body does, and ends it by SIGTERM.
    func serve<Result: Sendable>(
        environment: [String: String] = [:],
        _ body: (ProgramServer) async throws -> Result
    ) async throws -> Result {
        let process = try start(["serve", "--port", "0"], environment: environment)
        let server = try await ProgramServer(process)
        let result = try await body(server)
        process.signal(SIGTERM)
        _ = await process.exitCode()
        return result
    }

    /// A configuration with feeds by category and language.
    static func configuration(
        store: String = "sqlite:articles.sqlite",
        mobile: String = "Mobile",
        feeds: [String] = ["/feeds/all", "/feeds/{taxonomy}/{category}", "/{language}/feeds/all"],
        idAuthority: String = "news.example,2021"
    ) -> String {
        """
        {
          "site": {"url": "https://news.example/", "feedsUrl": "https://feeds.example/",
                   "title": {"en": "Example News", "zh-CN": "示例新闻"}, "language": "en",
                   "idAuthority": "\(idAuthority)", "defaultTaxonomy": "headline"},
          "store": "\(store)",
          "log": {"level": "info", "access": "off"},
          "taxonomies": {"headline": {"categories": [{"slug": "mobile", "label": {"en": "\(mobile)"}}]}},
          "feeds": [\(feeds.map { "{\"path\": \"\($0)\"}" }.joined(separator: ", "))]
        }

        """
    }

    /// A line of JSON Lines with an article.
    static func item(_ id: String, tag: String = "mobile", title: String? = nil, language: String = "en") -> String {
        """
        {"id": "\(id)", "title": "\(title ?? "Title of \(id)")", "content_html": "<p>正文 \(id)</p>", \
        "date_published": "2025-10-01T08:30:00+08:00", "language": "\(language)", "tags": ["\(tag)"]}

        """
    }
}
