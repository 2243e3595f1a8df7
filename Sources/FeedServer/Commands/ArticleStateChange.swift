import Store

/// Does one thing to each of some articles, and says what came of it.
enum ArticleStateChange {
    /// Runs a change for every id; the others are still done when one is unknown.
    ///
    /// - Parameters:
    ///   - ids: The articles.
    ///   - configuration: Names the configuration, and with it the store.
    ///   - done: What is said of an article that was changed.
    ///   - before: What is said of one that needed no change.
    ///   - change: Does it; says whether it was necessary.
    /// - Throws: `ExitCode`, after its reason was written to standard error.
    static func run(
        _ ids: [String],
        configuration: ConfigurationOption,
        done: String,
        before: String,
        change: @escaping @Sendable (any ArticleStore, String) async throws(StoreError) -> Bool
    ) async throws {
        try await CommandRun.run {
            let application = try await Application.open(configuration.file, .mustExist)
            _ = try await application.publication()
            var failed: [String] = []
            for id in ids {
                do throws(StoreError) {
                    let isChanged = try await change(application.store, id)
                    try? StandardOutput().writeLine("\(QuotedText.printable(id)): \(isChanged ? done : before)")
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
