import ArgumentParser

/// `feedserver stats`.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Show who polls, how, and for how many readers, the busiest first.",
        discussion:
            "The server writes what it counted to the file that etiquette.statistics names, once a minute and when "
            + "it stops. Polls are counted by User-Agent, without the numbers of subscribers in it."
    )

    @OptionGroup var configuration: ConfigurationOption
    @Option(help: ArgumentHelp("List this many agents and no more.", valueName: "count"))
    var limit: Int?
    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit: \(limit) is not a whole number from 1") }
    }

    func run() async throws {
        try await CommandRun.run { [configuration, json, limit] in
            guard let path = try Application.readConfiguration(configuration.file).etiquette.statistics else {
                throw CommandFailure(
                    .configuration,
                    "\(configuration.file): etiquette.statistics: null keeps statistics in memory alone; name a file there"
                )
            }
            let file = StatisticsFile(path: path)
            let document = try file.read()
            let report = StatisticsReport(
                document.summary ?? PollSummary(),
                file: file.path,
                written: document.written,
                limit: limit
            )
            let output = json ? try JSONOutput.text(report) + "\n" : StatisticsTable(report).text
            try StandardOutput().write(Array(output.utf8))
        }
    }
}
