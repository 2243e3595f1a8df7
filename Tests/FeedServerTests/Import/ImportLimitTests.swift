import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Records too big for a fixture file.
@Suite struct ImportLimitTests {
    /// What an item of these members becomes, or why it is refused.
    private static func outcome(
        _ members: String,
        id: String = "big"
    ) async throws -> (articles: [Article], messages: [String]) {
        let folder = try TemporaryDirectory()
        let input = folder.url.appending(path: "limits.jsonl")
        try Data("{\"id\": \"\(id)\", \"title\": \"大\", \(members)}\n{\"id\": \"small\", \"title\": \"小\"}\n".utf8)
            .write(to: input)
        let store = try await StoreLocation.sqlite(path: folder.url.appending(path: "articles.sqlite").path).open()
        let run = ImportRun(
            configuration: ExampleSite.configuration,
            store: store,
            defaults: ImportDefaults(),
            format: nil,
            progress: ProgressLine("articles", isTerminal: false),
            report: { _ in }
        )
        let report = try await run.run([.file(path: input.path)])
        let articles = try await store.articles(after: nil, limit: 10).map(\.article)
        try await store.close()
        return (articles, report.problems.map(\.message))
    }

    @Test func `Content of 4 MiB is taken`() async throws {
        let text = String(repeating: "a", count: 4 << 20)
        let (articles, messages) = try await Self.outcome("\"content_text\": \"\(text)\"")
        #expect(articles.map(\.id) == ["big", "small"])
        #expect(articles.first?.contentText?.utf8.count == 4 << 20)
        #expect(messages == [])
    }

    @Test(arguments: ["content_text", "content_html"])
    func `Content of more is refused, and the rest taken`(member: String) async throws {
        let text = String(repeating: "字", count: (5 << 20) / 3)
        let (articles, messages) = try await Self.outcome("\"\(member)\": \"\(text)\"")
        #expect(articles.map(\.id) == ["small"])
        #expect(messages == ["refused: \"big\": its content is 5242878 bytes; at most 4194304 are taken"])
    }

    @Test(
        arguments: [
            ("summary", "\"content_text\": \"x\", \"summary\": \"LONG\""),
            ("people.name", "\"_article\": {\"people\": [{\"name\": \"LONG\"}]}"),
            ("people.name", "\"authors\": [{\"name\": \"LONG\"}]"),
            ("source.name", "\"_article\": {\"source\": \"LONG\"}"),
            ("translationOf", "\"_article\": {\"translationOf\": \"LONG\"}"),
            ("attachments.title", "\"attachments\": [{\"url\": \"/a\", \"title\": \"LONG\"}]"),
            ("attachments.mime_type", "\"attachments\": [{\"url\": \"/a\", \"mime_type\": \"LONG\"}]"),
        ]
    )
    func `A text that is too long is refused by its name`(name: String, members: String) async throws {
        let long = String(repeating: "x", count: (16 << 10) + 1)
        let (articles, messages) = try await Self.outcome(members.replacing("LONG", with: long))
        #expect(articles.map(\.id) == ["small"])
        #expect(messages == ["refused: \"big\": its \(name) is 16385 bytes; at most 16384 are taken"])
    }

    @Test func `An id may be 2000 bytes long and no longer`() async throws {
        let longest = String(repeating: "x", count: 2000)
        #expect(try await Self.outcome("\"url\": \"/a\"", id: longest).articles.map(\.id) == ["small", longest])
        let (articles, messages) = try await Self.outcome("\"url\": \"/a\"", id: longest + "x")
        #expect(articles.map(\.id) == ["small"])
        #expect(messages.count == 1)
        #expect(messages.first?.hasSuffix(": its id is 2001 bytes; at most 2000 are taken") == true, "\(messages)")
    }

    @Test func `An address that is too long is dropped`() async throws {
        let long = "https://news.example/" + String(repeating: "x", count: 16 << 10)
        let (articles, messages) = try await Self.outcome("\"url\": \"\(long)\"")
        #expect(articles.map(\.id) == ["big", "small"])
        #expect(articles.first?.url == nil)
        #expect(messages == [])
    }

    @Test(
        arguments: [
            ("people", "\"_article\": {\"people\": [LIST]}", "{\"name\": \"NUMBER\"}"),
            ("attachments", "\"attachments\": [LIST]", "{\"url\": \"/NUMBER\"}"),
            ("categories", "\"tags\": [LIST]", "\"NUMBER\""),
        ]
    )
    func `Too many of something are refused`(name: String, members: String, element: String) async throws {
        let list = (0..<101).map { element.replacing("NUMBER", with: "\($0)") }.joined(separator: ",")
        let (articles, messages) = try await Self.outcome(members.replacing("LIST", with: list))
        #expect(articles.map(\.id) == ["small"])
        #expect(messages == ["refused: \"big\": it has 101 \(name); at most 100 are taken"])
    }
}
