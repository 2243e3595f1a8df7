import ArgumentParser
import FeedWriter
import Glibc
import Store

/// `feedserver export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write every article to standard output, in the form that import takes.",
        discussion: """
            That form is JSON Feed 1.1, with what it has no word for under the key _article.

              feedserver export > articles.json
            """
    )

    /// The names of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, jsonl
    }

    /// Articles that are read at a time.
    static let batch = 500

    @OptionGroup var configuration: ConfigurationOption
    @Option(help: "One JSON Feed, or JSON Lines with an article each.")
    var format = Format.json

    func run() async throws {
        try await CommandRun.run { [configuration, format] in
            let application = try await Application.open(configuration.file, .mustExist)
            let output = StandardOutput()
            let site = application.configuration.site
            let feed = Feed(
                id: "",
                title: .text(site.title.text(for: site.language, fallback: site.language)),
                homePageURL: site.url,
                language: site.language
            )
            if format == .json { try output.write(JSONFeedWriter.head(of: feed)) }
            var last: String?
            var count = 0
            // Not between lines of JSON on the same screen.
            let isSeen = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0
            let progress = ProgressLine("articles", isTerminal: isSeen)
            while true {
                try Task.checkCancellation()
                let articles = try await application.store.articles(after: last, limit: Self.batch)
                guard let newest = articles.last else { break }
                last = newest.article.id
                for stored in articles where !stored.isErased {
                    if format == .json, count > 0 { try output.write(JSONFeedWriter.separator) }
                    count += 1
                    try output.write(JSONFeedWriter.item(InterchangeFormat.entry(of: stored)))
                    if format == .jsonl { try output.writeLine("") }
                }
                progress.show(count)
            }
            if format == .json { try output.write(JSONFeedWriter.tail) }
            progress.clear()
            try await application.store.close()
        }
    }
}
