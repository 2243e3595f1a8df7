import ArgumentParser
import FeedLinter
import FeedReader
import FeedWriter
import Foundation

/// `feedserver validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Say what is wrong with an RSS, Atom, OPML or JSON feed: where, by which rule, and what to do.",
        discussion: """
            Needs no configuration. The exit code is 1 where an error or a warning was found.

              feedserver validate feed.xml
              curl https://example.com/feed | feedserver validate -
              curl -i https://example.com/feed | feedserver validate --http -
            """
    )

    @Argument(
        help: ArgumentHelp("Files, folders (every feed file in them), or - for standard input.", valueName: "file"),
        completion: .file()
    )
    var inputs: [String]
    @Flag(help: "The files are HTTP answers with their fields, as curl -i saves them.")
    var http = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await CommandRun.run { [inputs, http, json] in
            var reports: [ValidationReport] = []
            var isSound = true
            for input in try ImportInput.inputs(from: inputs, alsoEndingIn: ["opml"]) {
                let report = try Self.report(on: input, isAnswer: http)
                isSound = isSound && report.isSound
                if json { reports.append(report) } else { try StandardOutput().writeLine(report.text) }
            }
            if json { try StandardOutput().writeLine(try JSONOutput.text(reports)) }
            if !isSound { throw CommandFailure(.attention, "") }
        }
    }

    static func report(on input: ImportInput, isAnswer: Bool = false) throws -> ValidationReport {
        let now = FeedDate(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
        let linter = FeedLinter(now: now)
        do {
            let source: any ByteSource =
                switch input {
                case .file(let path): try FileByteSource(path: path)
                case .standardInput: FileByteSource(descriptor: 0)
                }
            let report =
                if isAnswer {
                    try linter.lintAnswer(source)
                } else if input.format == .jsonLines {
                    try linter.lintItems(source)
                } else {
                    try linter.lint(source)
                }
            return ValidationReport(input: input.name, report)
        } catch let error as FileByteSource.FileError {
            throw CommandFailure(.inputOutput, "\(input.name): it cannot be read: \(error)")
        }
    }
}
