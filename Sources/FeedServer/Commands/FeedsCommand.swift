import ArgumentParser
import FeedWriter
import Store

/// `feedserver feeds`.
struct FeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "List every feed with its addresses, how many articles it has, and the newest."
    )

    /// A feed in the list.
    struct Line: Sendable, Codable, Hashable {
        var path: String
        var title: String
        var language: String?
        /// Addresses by format.
        var urls: [String: String]
        /// Articles that it shows.
        var entries: Int
        /// Articles that it could show, were it as long.
        var articles: Int
        /// The keys by which readers choose from it; nil where they cannot.
        var query: [String]?
        /// When the newest was published, RFC 3339.
        var newest: String?

        /// For people: the path, the counts and the newest in a line, each address in one of its own.
        var text: String {
            let count = "\(entries) of \(articles) articles" + (newest.map { ", newest \($0)" } ?? "")
            let addresses = FeedFormat.allCases.compactMap { urls[$0.rawValue].map { "  " + $0 } }
            let help = query == nil ? [] : ["  " + SelectionAddress.help]
            return ([path + "\t" + count] + addresses + help).joined(separator: "\n")
        }
    }

    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [configuration, json] in
            let application = try await Application.open(configuration.file, .mustExist)
            let store = application.store
            let known = try await store.knownValues()
            var lines: [Line] = []
            let definitions = FeedCatalogue(configuration: application.configuration, known: known).definitions
            try await store.register(selections: definitions.map(\.query).filter { $0.text != nil })
            for definition in definitions {
                try Task.checkCancellation()
                let line = try await line(of: definition, in: store)
                if json { lines.append(line) } else { try StandardOutput().writeLine(line.text) }
            }
            if json { try StandardOutput().writeLine(try JSONOutput.text(lines)) }
            try await store.close()
        }
    }

    private func line(of definition: FeedDefinition, in store: any ArticleStore) async throws(StoreError) -> Line {
        let selection = try await store.select(definition.query, window: definition.window, definition: nil)
        let dates = ZonedDates(timeZone: definition.site.timeZone)
        let urls = definition.formats.map { ($0.rawValue, definition.url(of: $0)) }
        return Line(
            path: definition.path,
            title: definition.title,
            language: definition.language,
            urls: Dictionary(urls, uniquingKeysWith: { first, _ in first }),
            entries: selection.articles.count,
            articles: try await store.count(definition.query),
            query: definition.takesQueries ? SelectionAddress.Key.allCases.map(\.rawValue) : nil,
            newest: selection.articles.first.flatMap { dates.date($0.published).rfc3339 }
        )
    }
}
