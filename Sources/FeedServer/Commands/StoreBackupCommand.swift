import ArgumentParser
import Store

/// `feedserver store backup`.
struct StoreBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write all that the store holds, at one moment, to a file.",
        discussion: """
            The file is a store in SQLite by itself, whatever the store is in: to restore it, name it in the key store, \
            or copy it by `feedserver store copy`. It appears under its name when it is whole and on the disk.

              feedserver store backup /var/backups/articles-monday.sqlite
            """
    )

    @Argument(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var file: String
    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Replace the file if it is there.")
    var force = false
    @Flag(help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        guard !file.isEmpty, !file.hasPrefix("sqlite:"), !file.contains("://") else {
            throw ValidationError(
                "\"\(file)\" is no path of a file; a backup is written to a file, by its path alone"
            )
        }
    }

    func run() async throws {
        try await CommandRun.run(whenStopped: "no backup was written", endsWhole: true) {
            [configuration, file, force, json] in
            let settings = try Application.readConfiguration(configuration.file)
            let progress = StoreProgressLine()
            defer { progress.clear() }
            let backup = try await settings.store.maintenance
                .backUp(
                    to: file,
                    replaces: force,
                    progress: progress.show
                )
            progress.clear()
            let text =
                "\(QuotedText.printable(backup.file)): \(ByteCount.text(backup.bytes)), all of "
                + QuotedText.printable(backup.location)
            try StandardOutput().writeLine(json ? try JSONOutput.text(backup) : text)
        }
    }
}
