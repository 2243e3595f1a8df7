import ArgumentParser
import Store

/// `feedserver generate`.
struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write every feed as files; only what changed is written again.",
        discussion: """
            Each feed becomes a file for each of its formats, with .gz beside each, the same bytes that serve answers. \
            A file is renamed into place, so that nobody ever reads half of one.

              feedserver generate --output /var/www/feeds
            """
    )

    @OptionGroup var configuration: ConfigurationOption
    @Option(
        help: ArgumentHelp("The folder that the files go to; made if it is not there.", valueName: "folder"),
        completion: .directory
    )
    var output: String
    @Flag(help: "Look at every feed, whatever manifest.json says.")
    var force = false
    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [configuration, output, force, json] in
            // What is there is looked at while the store is opened: with thousands of feeds both take a while.
            let earlier = Manifest.isThere(in: output) ? try OutputFolder(path: output) : nil
            async let written = earlier.map(WrittenFiles.init)
            let settings = try Application.readConfiguration(configuration.file)
            let application = try await Application.open(settings, .mustExist)
            _ = try await application.store.publishDue()
            let publication = try await application.publication()
            let generator = SiteGenerator(
                publication: publication,
                store: application.store,
                folder: try earlier ?? OutputFolder(path: output),
                progress: ProgressLine("feeds", total: publication.catalogue.definitions.count)
            )
            let report = try await generator.generate(force: force, written: await written)
            try StandardOutput().writeLine(json ? try JSONOutput.text(report) : report.summary)
            try await application.store.close()
            ProcessLifetime.keep((settings, generator, await written))
        }
    }
}
