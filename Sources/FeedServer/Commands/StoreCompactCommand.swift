import ArgumentParser
import Store

/// `feedserver store compact`.
struct StoreCompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Give back the room in the store that nothing uses any more.",
        discussion: """
            Selections of feeds that the configuration no longer has are let go of, and with them the order in which \
            their archives numbered articles. Writers wait meanwhile; readers do not.
            """
    )

    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run(whenStopped: "do it again for the rest", endsWhole: true) { [configuration, json] in
            let application = try await Application.open(configuration.file, .mustExist)
            let publication = try await application.publication()
            try await application.store.close()
            let progress = StoreProgressLine()
            defer { progress.clear() }
            let compaction = try await application.configuration.store.maintenance
                .compact(
                    keeping: publication.catalogue.definitions.filter(\.isRegistered).map(\.query),
                    progress: progress.show
                )
            progress.clear()
            try StandardOutput().writeLine(json ? try JSONOutput.text(compaction) : Self.text(compaction))
        }
    }

    /// What was given back, for people.
    private static func text(_ compaction: StoreCompaction) -> String {
        let (before, after) = (ByteCount.text(compaction.bytesBefore), ByteCount.text(compaction.bytesAfter))
        let removed = compaction.selectionsRemoved
        let selections = removed == 0 ? "" : removed == 1 ? "; 1 selection let go" : "; \(removed) selections let go"
        return "\(QuotedText.printable(compaction.location)): \(before) before, \(after) now\(selections)"
    }
}
