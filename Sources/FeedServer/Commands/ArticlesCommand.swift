import ArgumentParser

/// `feedserver articles`.
struct ArticlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "Look at the store, take an article down.",
        subcommands: [
            ArticlesListCommand.self, ArticlesShowCommand.self, ArticlesWithdrawCommand.self,
            ArticlesRestoreCommand.self, ArticlesEraseCommand.self,
        ]
    )
}
