import FeedWriter
import Foundation
import Store

@testable import FeedServer

/// All that an import left in a store and said, as text.
enum ImportDescription {
    /// Imports files one after another and describes what came of it.
    static func describe(
        _ inputs: [URL],
        defaults: ImportDefaults = ImportDefaults(),
        into store: any ArticleStore
    ) async throws -> String {
        let run = ImportRun(
            configuration: ExampleSite.configuration,
            store: store,
            defaults: defaults,
            format: nil,
            progress: ProgressLine("articles", isTerminal: false),
            report: { _ in }
        )
        let report = try await run.run(inputs.map { .file(path: $0.path) })
        var lines: [String] = []
        for stored in try await store.articles(after: nil, limit: 1000) {
            let item = JSONFeedWriter.item(InterchangeFormat.entry(of: stored))
            lines.append(stored.article.state.rawValue + ": " + String(decoding: item, as: UTF8.self))
        }
        lines += report.problems.map(\.text) + report.notes.map { "note: " + $0.text } + [report.summary, ""]
        let folders = Set(inputs.map { $0.deletingLastPathComponent().path + "/" })
        return folders.reduce(lines.joined(separator: "\n")) { $0.replacing($1, with: "") }
    }
}
