import ArgumentParser
import FeedReader
import FeedWriter

/// `feedserver validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Say what is wrong with an RSS, Atom or JSON feed: where, by which rule, and what to do.",
        discussion: """
            Needs no configuration. The exit code is 1 where something was found.

              feedserver validate feed.xml
              curl https://example.com/feed | feedserver validate -
            """
    )

    /// What was found in one file.
    struct Report: Sendable, Codable, Hashable {
        var input: String
        /// Format and version; nil where that could not be told.
        var version: String?
        var entries: Int
        var findings: [FeedLint.Finding]
        /// Findings beyond those listed.
        var omitted: Int

        init(_ input: ImportInput, _ head: FeedHead?, _ lint: FeedLint) {
            self.input = input.name
            version = head?.version
            entries = head?.recordCount ?? 0
            findings = lint.findings
            omitted = lint.omitted
        }
    }

    @Argument(
        help: ArgumentHelp("Files, folders (every feed file in them), or - for standard input.", valueName: "file"),
        completion: .file()
    )
    var inputs: [String]
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [inputs, json] in
            var reports: [Report] = []
            for input in try ImportInput.inputs(from: inputs) {
                let report = try Self.report(on: input)
                reports.append(report)
                if !json { try StandardOutput().writeLine(Self.text(report)) }
            }
            if json { try StandardOutput().writeLine(try JSONOutput.text(reports)) }
            if reports.contains(where: { !$0.findings.isEmpty }) { throw CommandFailure(.attention, "") }
        }
    }

    static func report(on input: ImportInput) throws -> Report {
        var lint = FeedLint()
        do {
            let source: any ByteSource =
                switch input {
                case .file(let path): try FileByteSource(path: path)
                case .standardInput: FileByteSource(descriptor: 0)
                }
            let head = try FeedReader().read(source) { lint.check($0) }
            lint.check(head)
            return Report(input, head, lint)
        } catch let error as FeedReadError {
            lint.check(error)
            return Report(input, nil, lint)
        } catch let error as FileByteSource.FileError {
            throw CommandFailure(.inputOutput, "\(input.name): it cannot be read: \(error)")
        }
    }

    static func text(_ report: Report) -> String {
        var lines = report.findings.map { report.input + ": " + QuotedText.printable($0.text) }
        if report.omitted > 0 { lines.append("\(report.input): and \(report.omitted) more findings") }
        guard lines.isEmpty else { return lines.joined(separator: "\n") }
        return "\(report.input): \(report.version ?? "") with \(report.entries) entries, nothing found"
    }
}
