import Foundation

/// Standard error, where people are told what went wrong.
enum StandardError {
    /// Writes a text; where that cannot be done, on a full disk or to a reader that went away, nobody is told.
    static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
