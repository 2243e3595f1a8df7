import ArgumentParser
import FeedWriter
import Store

/// `feedserver articles show`.
struct ArticlesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print one article whole."
    )

    @Argument(help: "The article's id.")
    var id: String
    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print it as JSON, in the form that import takes.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [configuration, id, json] in
            let store = try await Application.open(configuration.file, .mustExist).store
            guard let stored = try await store.article(id: id) else {
                throw CommandFailure(.attention, "there is no article \(QuotedText.quoted(id))")
            }
            let output = StandardOutput()
            if json {
                try output.write(JSONFeedWriter.item(InterchangeFormat.entry(of: stored)))
                try output.writeLine("")
            } else {
                try output.writeLine(Self.text(of: stored))
            }
            try await store.close()
        }
    }

    /// The article as lines of `name: value`, its content last.
    private static func text(of stored: StoredArticle) -> String {
        let article = stored.article
        var lines = [("id", article.id), ("state", article.state.rawValue)]
        func add(_ name: String, _ value: String?) { if let value { lines.append((name, value)) } }
        add("title", article.title)
        add("url", article.url)
        add("published", FeedDate(millisecondsSince1970: stored.published.milliseconds).rfc3339)
        add("modified", article.modified.flatMap { FeedDate(millisecondsSince1970: $0.milliseconds).rfc3339 })
        add("language", article.language)
        add("translation of", article.translationOf)
        for person in article.people { add(person.role.rawValue, person.name) }
        add("source", article.source?.name)
        for category in article.categories { add("category", category.name) }
        for attachment in article.attachments { add("attachment", attachment.url) }
        add("summary", article.summary)
        let header = lines.map { $0 + ": " + QuotedText.printable($1) }
        let content = article.contentHTML ?? article.contentText ?? ""
        let body = content.split(separator: "\n", omittingEmptySubsequences: false)
            .map { QuotedText.printable(String($0)) }
        return (header + [""] + body).joined(separator: "\n")
    }
}
