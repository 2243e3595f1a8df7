import ArgumentParser
import Store

/// `feedserver articles restore`.
struct ArticlesRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put withdrawn articles back."
    )

    @Argument(help: "The articles' ids.")
    var ids: [String]
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await ArticleStateChange.run(
            ids,
            configuration: configuration,
            done: "restored",
            before: "was not withdrawn"
        ) { store, id throws(StoreError) in try await store.restore(id: id) }
    }
}
