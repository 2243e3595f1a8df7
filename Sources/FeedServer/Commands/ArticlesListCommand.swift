import ArgumentParser
import Store

/// `feedserver articles list`.
struct ArticlesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List articles in every state, sorted by id: id, state, published, language, title."
    )

    @OptionGroup var configuration: ConfigurationOption
    @Option(help: "Only articles in this state: draft, scheduled, published or withdrawn.")
    var state: String?
    @Option(help: ArgumentHelp("List this many and no more.", valueName: "count"))
    var limit: Int?
    @Option(help: ArgumentHelp("Begin after this id.", valueName: "id"))
    var after: String?
    @Flag(help: "Print JSON, one article a line.")
    var json = false

    func validate() throws {
        if let state, Article.State(rawValue: state) == nil {
            let states = Article.State.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--state: \(QuotedText.quoted(state)) is not one of \(states)")
        }
        if let limit, limit < 1 { throw ValidationError("--limit: \(limit) is not a whole number from 1") }
    }

    func run() async throws {
        try await CommandRun.run { [self] in
            let store = try await Application.open(configuration.file, .mustExist).store
            var last = after
            var remaining = limit ?? .max
            while remaining > 0 {
                try Task.checkCancellation()
                let articles = try await store.articles(after: last, limit: ExportCommand.batch)
                guard let newest = articles.last else { break }
                last = newest.article.id
                let wanted = articles.filter { state == nil || $0.article.state.rawValue == state }.prefix(remaining)
                for line in wanted.map(ArticleLine.init) {
                    try StandardOutput().writeLine(json ? try JSONOutput.line(line) : line.text)
                }
                remaining -= wanted.count
            }
            try await store.close()
        }
    }
}
