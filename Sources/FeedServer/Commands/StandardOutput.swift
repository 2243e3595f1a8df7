import Foundation

/// Standard output, for what is too long for memory or is no text.
struct StandardOutput: Sendable {
    /// Writes bytes.
    /// - Throws: `CommandFailure` when they cannot be written, for instance because the disk is full.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw CommandFailure(.inputOutput, "standard output cannot be written: \(error.localizedDescription)")
        }
    }

    /// Writes a line.
    func writeLine(_ line: String) throws(CommandFailure) {
        try write(Array((line + "\n").utf8))
    }
}
