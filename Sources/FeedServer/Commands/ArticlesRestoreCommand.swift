import ArgumentParser
import Store

/// `feedserver articles restore`.
struct ArticlesRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put withdrawn articles back."
    )

    @OptionGroup var options: ArticleStateOptions

    func run() async throws {
        try await ArticleStateChange.run(
            options,
            done: "restored",
            before: "was not withdrawn"
        ) { store, id throws(StoreError) in try await store.restore(id: id) }
    }
}
