import ArgumentParser
import FeedReader
import Store

/// `feedserver import`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take articles from JSON Feed, JSON Lines, RSS or Atom files.",
        discussion: """
            The same file twice changes nothing. What cannot be taken is refused with file, line and reason; the rest \
            is taken, and the exit code is 1. Nothing is ever fetched.

              feedserver import articles.json
              feedserver import --dry-run archive/
              curl https://example.com/feed | feedserver import --category headline/wire -
            """
    )

    /// The names of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case auto, json, jsonl, rss, atom

        var source: SourceFormat? { SourceFormat(rawValue: rawValue) }
    }

    /// Cleanings that are told one by one; `--json` has more.
    static let shownNotes = 20

    @Argument(
        help: ArgumentHelp("Files, folders (every feed file in them), or - for standard input.", valueName: "file"),
        completion: .file()
    )
    var inputs: [String]
    @OptionGroup var configuration: ConfigurationOption
    @Option(help: "What the files are, where that cannot be seen from their content.")
    var format = Format.auto
    @Option(help: ArgumentHelp("A category that every article gets besides its own.", valueName: "taxonomy/slug"))
    var category: String?
    @Option(help: ArgumentHelp("The language of articles that have none, such as zh-CN.", valueName: "tag"))
    var language: String?
    @Flag(help: "Read and judge everything, store nothing.")
    var dryRun = false
    @Flag(help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        if let language, LanguageTag.canonical(language) == nil {
            throw ValidationError("--language: \"\(language)\" is no language tag such as en or zh-CN")
        }
    }

    func run() async throws {
        try await CommandRun.run { [self] in
            let settings = try Application.readConfiguration(configuration.file)
            let defaults = try defaults(settings)
            let inputs = try ImportInput.inputs(from: inputs)
            let application = dryRun ? nil : try await Application.open(configuration.file, .createIfMissing)
            _ = try await application?.publication()
            let progress = ProgressLine("articles")
            let run = ImportRun(
                configuration: settings,
                store: application?.store,
                defaults: defaults,
                format: format.source,
                progress: progress,
                report: { Self.complain($0.text) }
            )
            let report = try await run.run(inputs)
            // Feeds of categories that came with the articles are known from now on.
            _ = try await application?.publication()
            try await application?.store.close()
            try finish(report)
        }
    }

    private func defaults(_ settings: Configuration) throws(CommandFailure) -> ImportDefaults {
        var defaults = ImportDefaults()
        defaults.language = language.flatMap(LanguageTag.canonical)
        guard let category else { return defaults }
        let taxonomies = settings.taxonomies.map(\.slug)
        let parts = category.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, taxonomies.contains(parts[0]), Slug.isValid(parts[1]) else {
            throw CommandFailure(
                .usage,
                "--category: \(QuotedText.quoted(category)) is not taxonomy/slug with a taxonomy of "
                    + taxonomies.joined(separator: ", ")
            )
        }
        defaults.category = CategoryReference(taxonomy: parts[0], slug: parts[1])
        return defaults
    }

    private func finish(_ report: ImportReport) throws {
        if json {
            try StandardOutput().writeLine(try JSONOutput.text(report))
        } else {
            for note in report.notes.prefix(Self.shownNotes) { Self.complain(note.text) }
            let more = report.notes.count - Self.shownNotes
            if more > 0 { Self.complain("and \(more) more that were cleaned; --json lists them") }
            try StandardOutput().writeLine(report.summary)
        }
        if report.unreadable > 0 { throw CommandFailure(.inputOutput, "") }
        if report.refused > 0 { throw CommandFailure(.attention, "") }
    }

    private static func complain(_ line: String) {
        StandardError.write(QuotedText.printable(line) + "\n")
    }
}
