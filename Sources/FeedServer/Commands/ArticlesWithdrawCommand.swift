import ArgumentParser
import Store

/// `feedserver articles withdraw`.
struct ArticlesWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take articles down: they leave every feed at once and stay away whatever is imported."
    )

    @OptionGroup var options: ArticleStateOptions

    func run() async throws {
        try await ArticleStateChange.run(
            options,
            done: "withdrawn",
            before: "was withdrawn before"
        ) { store, id throws(StoreError) in try await store.withdraw(id: id) }
    }
}
