import Foundation

/// A program of the machine that tests make use of.
struct CommandLineTool: Sendable {
    static let curl = CommandLineTool("curl")
    static let openssl = CommandLineTool("openssl")
    static let prlimit = CommandLineTool("prlimit")

    /// How a run ended.
    struct Outcome: Sendable {
        var code: Int32
        var output: [UInt8]
    }

    /// It is not there.
    struct Missing: Error {
        let name: String
    }

    private let name: String

    private init(_ name: String) {
        self.name = name
    }

    /// Whether it can be run.
    var isInstalled: Bool { path != nil }

    private var path: String? {
        ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
            .first(where: FileManager.default.isExecutableFile)
    }

    /// Runs it to its end, on a thread of its own; what it complains of is dropped.
    func run(_ arguments: [String]) async throws -> Outcome {
        guard let path else { throw Missing(name: name) }
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                let process = Process()
                let output = Pipe()
                process.executableURL = URL(filePath: path)
                process.arguments = arguments
                process.standardInput = FileHandle.nullDevice
                process.standardOutput = output
                process.standardError = FileHandle.nullDevice
                do {
                    try process.run()
                    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
                    process.waitUntilExit()
                    continuation.resume(returning: Outcome(code: process.terminationStatus, output: Array(bytes)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
