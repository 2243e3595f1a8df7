import ArgumentParser

/// The program.
@main
struct FeedServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedserver",
        abstract: "Articles in, feeds out: RSS, Atom and JSON Feed, over HTTP or as files.",
        discussion: """
            Exit codes: 0 done; 1 something to look at (an article refused, a feed invalid); 64 wrong usage; \
            74 input or output; 78 configuration.
            """,
        version: ProgramVersion.current,
        subcommands: [
            ServeCommand.self, GenerateCommand.self, ImportCommand.self, ExportCommand.self, ArticlesCommand.self,
            FeedsCommand.self, CheckCommand.self, ValidateCommand.self,
        ]
    )
}
