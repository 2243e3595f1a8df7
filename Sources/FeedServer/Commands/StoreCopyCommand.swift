import ArgumentParser
import Store

/// `feedserver store copy`.
struct StoreCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy all that a store holds, at one moment, to an empty place.",
        discussion: """
            Both are written as the key store has them, and may be of different kinds. A server on the copy gives the \
            same bytes and entity tags. A copy that is interrupted is gone on with by the same command; until it is \
            whole and was held against the store, nothing else opens it.

              feedserver store copy sqlite:articles.sqlite postgresql://feeds@db.example/feeds
            """
    )

    @Argument(help: ArgumentHelp("The store that is copied.", valueName: "from"))
    var from: String
    @Argument(
        help: ArgumentHelp("Where to; a place with nothing in it, or a copy that was interrupted.", valueName: "to")
    )
    var to: String
    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run(whenStopped: "the same command goes on with it", endsWhole: true) { [from, to, json] in
            let (source, target) = (try Self.location(from), try Self.location(to))
            let progress = StoreProgressLine()
            defer { progress.clear() }
            let report = try await source.copy(to: target, progress: progress.show)
            progress.clear()
            try StandardOutput().writeLine(json ? try JSONOutput.text(report) : Self.text(report))
        }
    }

    /// The store that an argument names.
    private static func location(_ argument: String) throws(CommandFailure) -> StoreLocation {
        do throws(StoreError) {
            return try StoreLocation.parse(argument, relativeTo: "")
        } catch {
            throw CommandFailure(.usage, error.description)
        }
    }

    /// What was copied, for people: a line for each kind, its digest behind it.
    private static func text(_ report: StoreCopyReport) -> String {
        let lines = report.records.map { "\($0.digest)  \($0.count) \($0.kind)" }
        let resumed = report.resumedAfter > 0 ? "; \(report.resumedAfter) records were there from before" : ""
        let (from, to) = (QuotedText.printable(report.from), QuotedText.printable(report.to))
        return (lines + ["\(from) copied to \(to); both hold the same\(resumed)"]).joined(separator: "\n")
    }
}
