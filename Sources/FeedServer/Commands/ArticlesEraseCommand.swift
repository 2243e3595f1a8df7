import ArgumentParser
import Store

/// `feedserver articles erase`.
struct ArticlesEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Take articles down and forget their content for good; only their ids stay."
    )

    @Argument(help: "The articles' ids.")
    var ids: [String]
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await ArticleStateChange.run(
            ids,
            configuration: configuration,
            done: "erased",
            before: "was erased before"
        ) { store, id throws(StoreError) in try await store.erase(id: id) }
    }
}
