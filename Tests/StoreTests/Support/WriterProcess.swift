import Foundation
import Glibc

/// Another process that writes batches of articles to a store (`Tests/StoreWriter`).
struct WriterProcess {
    private let process = Process()
    private let output = Pipe()

    /// Starts it.
    init(path: String, batches: ClosedRange<Int>, size: Int) throws {
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.executableURL = tests.deletingLastPathComponent().appending(path: "StoreWriter")
        process.arguments = ["sqlite:\(path)", "\(batches.lowerBound)", "\(batches.upperBound)", "\(size)"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Waits until it has acknowledged a batch, kills it, and returns the last batch that it acknowledged.
    func kill(after batch: Int) -> Int? {
        var lines = ""
        var isKilled = false
        while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
            lines += String(decoding: data, as: UTF8.self)
            if !isKilled, let last = last(lines), last >= batch {
                Glibc.kill(process.processIdentifier, SIGKILL)
                isKilled = true
            }
        }
        process.waitUntilExit()
        return last(lines)
    }

    /// Waits for its end and returns its exit status.
    func wait() -> Int32 {
        _ = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func last(_ lines: String) -> Int? {
        lines.split(separator: "\n").last.flatMap { Int($0) }
    }
}
