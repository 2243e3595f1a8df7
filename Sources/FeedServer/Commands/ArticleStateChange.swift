import Store

/// Does one thing to each of some articles, and says what came of it.
enum ArticleStateChange {
    /// What came of one article, with `--json`.
    struct Outcome: Sendable, Codable, Hashable {
        var id: String
        /// Whether anything had to be done.
        var changed: Bool
        /// What is said to people.
        var outcome: String
    }

    /// Runs a change for every id; the others are still done when one is unknown.
    ///
    /// - Parameters:
    ///   - options: Name the articles and the configuration, and with it the store, and say how to report.
    ///   - done: What is said of an article that was changed.
    ///   - before: What is said of one that needed no change.
    ///   - change: Does it; says whether it was necessary.
    /// - Throws: `ExitCode`, after its reason was written to standard error.
    static func run(
        _ options: ArticleStateOptions,
        done: String,
        before: String,
        change: @escaping @Sendable (any ArticleStore, String) async throws(StoreError) -> Bool
    ) async throws {
        try await CommandRun.run {
            let application = try await Application.open(options.configuration.file, .mustExist)
            _ = try await application.publication()
            var failed: [String] = []
            for id in options.ids {
                do throws(StoreError) {
                    let isChanged = try await change(application.store, id)
                    let outcome = Outcome(id: id, changed: isChanged, outcome: isChanged ? done : before)
                    let text = "\(QuotedText.printable(id)): \(outcome.outcome)"
                    try? StandardOutput().writeLine(options.json ? try JSONOutput.line(outcome) : text)
                } catch {
                    guard error.kind == .unknownArticle || error.kind == .refused else { throw error }
                    failed.append(error.message)
                }
            }
            try await application.store.close()
            if !failed.isEmpty { throw CommandFailure(.attention, failed.joined(separator: "\n")) }
        }
    }
}
