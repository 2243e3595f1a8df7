import Foundation
import Logging

/// Writes log messages to standard error, a line each, with nothing in it that a terminal would obey or that looks like
/// another line.
struct EscapingLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line =
            Date.now.formatted(.iso8601) + " " + event.level.rawValue + " " + QuotedText.escaped("\(event.message)")
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\"\(QuotedText.escaped("\(value)"))\""
        }
        StandardError.write(line + "\n")
    }
}
