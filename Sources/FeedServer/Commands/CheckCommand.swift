import ArgumentParser
import Foundation
import Store

/// `feedserver check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read the configuration and the store and say what is wrong. Changes nothing."
    )

    /// What was found.
    struct Report: Sendable, Codable, Hashable {
        var configuration: String
        var feeds: Int
        var articles: Int
        var warnings: [String]
    }

    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [configuration, json] in
            let settings = try Application.readConfiguration(configuration.file)
            _ = try PurgeTargets.make(settings, environment: ProcessInfo.processInfo.environment)
            var report = Report(configuration: configuration.file, feeds: 0, articles: 0, warnings: [])
            if let files = settings.listen.tls {
                let identity = try TLSIdentity(TLSFileContents(files), from: files)
                report.warnings += [identity.warning(path: files.certificate, now: DateField.now())].compactMap(\.self)
            }
            var known = KnownValues()
            do throws(StoreError) {
                let store = try await settings.store.open(.mustExist)
                known = try await store.knownValues()
                report.articles = try await store.count(ArticleQuery())
                try await store.close()
            } catch {
                guard error.kind == .missing else { throw error }
                report.warnings.append("\(error.description)")
            }
            report.feeds = FeedCatalogue(configuration: settings, known: known).definitions.count
            report.warnings += Self.strays(known, settings)
            try StandardOutput().writeLine(json ? try JSONOutput.text(report) : Self.text(report))
        }
    }

    /// Categories whose taxonomy the configuration no longer has.
    private static func strays(_ known: KnownValues, _ settings: Configuration) -> [String] {
        let taxonomies = Set(settings.taxonomies.map(\.slug))
        return known.categories.filter { !taxonomies.contains($0.taxonomy) }
            .map {
                "articles are in \($0.taxonomy)/\($0.slug), but taxonomies has no \"\($0.taxonomy)\": no feed shows them so"
            }
    }

    private static func text(_ report: Report) -> String {
        let lines = report.warnings.map { "warning: " + QuotedText.printable($0) }
        let sum = "\(report.configuration): in order; \(report.feeds) feeds, \(report.articles) published articles"
        return (lines + [sum]).joined(separator: "\n")
    }
}
