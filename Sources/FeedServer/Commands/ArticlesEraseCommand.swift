import ArgumentParser
import Store

/// `feedserver articles erase`.
struct ArticlesEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Take articles down and forget their content for good; only their ids stay."
    )

    @OptionGroup var options: ArticleStateOptions

    func run() async throws {
        try await ArticleStateChange.run(
            options,
            done: "erased",
            before: "was erased before"
        ) { store, id throws(StoreError) in try await store.erase(id: id) }
    }
}
