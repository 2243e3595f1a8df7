import ArgumentParser
import Store

/// `feedserver articles withdraw`.
struct ArticlesWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take articles down: they leave every feed at once and stay away whatever is imported."
    )

    @Argument(help: "The articles' ids.")
    var ids: [String]
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await ArticleStateChange.run(
            ids,
            configuration: configuration,
            done: "withdrawn",
            before: "was withdrawn before"
        ) { store, id throws(StoreError) in try await store.withdraw(id: id) }
    }
}
