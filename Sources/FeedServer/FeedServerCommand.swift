import ArgumentParser

/// The program.
@main
struct FeedServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedserver",
        abstract: "Articles in, feeds out: RSS, Atom and JSON Feed, over HTTP or as files.",
        discussion: """
            A configuration file, feeds.json, says which feeds there are. Its key store says where the articles are; \
            the environment variable FEEDSERVER_STORE takes its place.

              feedserver import articles.json        take articles
              feedserver serve                       serve their feeds
              feedserver generate --output site      or write them as files

            Results go to standard output, problems to standard error. Exit codes: 0 done; 1 something to look at \
            (an article refused, a feed invalid); 64 wrong usage; 74 input or output; 78 configuration.
            """,
        version: ProgramVersion.current,
        subcommands: [
            ServeCommand.self, GenerateCommand.self, ImportCommand.self, ExportCommand.self, ArticlesCommand.self,
            FeedsCommand.self, StatsCommand.self, CheckCommand.self, ValidateCommand.self, StoreCommand.self,
        ]
    )

    static func main() async {
        StandardDescriptors.occupy()
        await main(nil)
    }
}
