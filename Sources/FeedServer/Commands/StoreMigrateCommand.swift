import ArgumentParser
import Store

/// `feedserver store migrate`.
struct StoreMigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the schema of the store up to date, or make the store.",
        discussion:
            "Every command does so by itself; several may do it at once. A store never goes back to an older schema."
    )

    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [configuration, json] in
            let settings = try Application.readConfiguration(configuration.file)
            let migration = try await settings.store.maintenance.migrate()
            try StandardOutput().writeLine(json ? try JSONOutput.text(migration) : Self.text(migration))
        }
    }

    /// What was done, for people.
    private static func text(_ migration: SchemaMigration) -> String {
        let done =
            switch migration.from {
            case 0: "made with schema version \(migration.to)"
            case migration.to: "has schema version \(migration.to), the newest; nothing had to be done"
            default: "brought from schema version \(migration.from) to \(migration.to)"
            }
        return "\(QuotedText.printable(migration.location)): \(done)"
    }
}
