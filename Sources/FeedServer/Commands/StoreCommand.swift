import ArgumentParser

/// `feedserver store`.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Look after the store as a whole: bring it up to date, copy, back up, check and compact it.",
        discussion: "Servers that use the store go on meanwhile. docs/store.md says when to do what.",
        subcommands: [
            StoreMigrateCommand.self, StoreCopyCommand.self, StoreBackupCommand.self, StoreCheckCommand.self,
            StoreCompactCommand.self,
        ]
    )
}
