import Foundation
import Testing

/// A server that the program runs, and what it answers.
struct ProgramServer: Sendable {
    let process: ProgramProcess
    let port: Int

    /// Waits until it says where it listens.
    init(_ process: ProgramProcess) async throws {
        self.process = process
        let line = /Listening on http:\/\/127\.0\.0\.1:([0-9]+)\/\n/
        try await Deadline.wait(until: "the server listens") {
            if process.isRunning { return process.errors.contains(line) }
            Issue.record("the server has ended: \(process.errors)")
            throw CancellationError()
        }
        port = try #require(process.errors.firstMatch(of: line).flatMap { Int($0.output.1) })
    }

    /// The answer to a GET.
    func get(_ target: String, _ fields: String...) async throws -> RawAnswer {
        try await RawClient.answer(port: port, "GET", target, fields)
    }

    /// The entity tags of documents.
    func entityTags(_ targets: [String]) async throws -> [String: String] {
        var tags: [String: String] = [:]
        for target in targets { tags[target] = try await get(target)["etag"] }
        return tags
    }

    /// Waits until a document holds a text, or holds it no more.
    func wait(until target: String, holds text: String, _ expected: Bool = true) async throws {
        try await Deadline.wait(until: "\(target) \(expected ? "holds" : "no longer holds") \(text)") {
            let answer = try await get(target)
            return answer.status == 200 && answer.text.contains(text) == expected
        }
    }

    /// The paths of all feeds in every format, and of their list.
    func targets() async throws -> [String] {
        let feeds = try await get("/feeds.opml").text.matches(of: /xmlUrl="https:\/\/feeds\.example([^"]*)\.atom"/)
        return feeds.flatMap { match in ["rss", "atom", "json"].map { "\(match.output.1).\($0)" } } + [
            "/feeds.opml", "/",
        ]
    }
}
