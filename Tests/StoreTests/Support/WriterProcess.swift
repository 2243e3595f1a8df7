import Foundation
import Glibc
import TestSupport

/// Another process that writes batches of articles to a store (`Tests/StoreWriter`).
struct WriterProcess {
    private let process: ChildProcess
    private let folder: TemporaryDirectory

    /// Starts it.
    init(_ location: String, batches: ClosedRange<Int>, size: Int) throws {
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        folder = try TemporaryDirectory()
        process = try ChildProcess(
            tests.deletingLastPathComponent().appending(path: "StoreWriter"),
            [location, "\(batches.lowerBound)", "\(batches.upperBound)", "\(size)"],
            output: .file(folder.url.appending(path: "output"))
        )
    }

    /// Waits until it has acknowledged a batch, kills it, and returns the last batch that it acknowledged.
    func kill(after batch: Int) -> Int? {
        while process.isRunning {
            if let last, last >= batch { process.signal(SIGKILL) }
            usleep(100)
        }
        return last
    }

    /// Waits for its end and returns its exit status.
    func wait() -> Int32 { process.waitUntilEnd() }

    /// The last batch that it has acknowledged with a whole line.
    private var last: Int? {
        let output = (try? Data(contentsOf: folder.url.appending(path: "output"))) ?? Data()
        let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        return lines.last.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    /// Waits for another process without holding up the tests that run at the same time.
    static func background<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
