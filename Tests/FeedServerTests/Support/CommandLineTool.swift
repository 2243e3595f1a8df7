import Foundation
import TestSupport

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

    /// Runs it to its end; what it complains of is dropped.
    func run(_ arguments: [String]) async throws -> Outcome {
        guard let path else { throw Missing(name: name) }
        let folder = try TemporaryDirectory()
        let output = folder.url.appending(path: "output")
        let process = try ChildProcess(URL(filePath: path), arguments, output: .file(output))
        let code = await process.end()
        return Outcome(code: code, output: Array(try Data(contentsOf: output)))
    }
}
