import ArgumentParser
import Store

/// `feedserver store check`.
struct StoreCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for whatever in the store is not as it should be: database, change log, indexes, articles.",
        discussion: "A line for each finding: what is wrong, where, and what to do; then the exit code is 1."
    )

    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run(whenStopped: "not everything was looked at") { [configuration, json] in
            let settings = try Application.readConfiguration(configuration.file)
            let progress = StoreProgressLine()
            defer { progress.clear() }
            let report = try await settings.store.maintenance.check(progress: progress.show)
            progress.clear()
            try StandardOutput().writeLine(json ? try JSONOutput.text(report) : Self.text(report))
            if !report.findings.isEmpty { throw CommandFailure(.attention, "") }
        }
    }

    /// What was found, for people.
    private static func text(_ report: StoreCheckReport) -> String {
        var lines = report.findings.map { QuotedText.printable($0.text) }
        if report.more > 0 { lines.append("and \(report.more) more") }
        let found = report.findings.count + report.more
        let sum = found == 0 ? "in order" : found == 1 ? "1 finding" : "\(found) findings"
        let seen = "\(report.articles) articles and \(report.changes) changes"
        return (lines + ["\(QuotedText.printable(report.location)): \(sum); \(seen) looked at"]).joined(separator: "\n")
    }
}
