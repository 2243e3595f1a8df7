import Foundation
import TestSupport

/// The built program, running; killed when the last reference to it is gone.
///
/// What it writes goes to files, so that it never waits for its reader.
final class ProgramProcess: Sendable {
    /// Where the program was built: beside these tests.
    static let executable: URL? = {
        guard let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "feedserver")
    }()

    /// There is no program to run.
    struct NotBuilt: Error {}

    private let process: ChildProcess
    private let outputs: (output: URL, errors: URL)
    private let workplace: TemporaryDirectory

    /// Starts it in a folder.
    init(_ arguments: [String], in folder: TemporaryDirectory, environment: [String: String]) throws {
        workplace = folder
        guard let executable = Self.executable else { throw NotBuilt() }
        let name = UUID().uuidString
        outputs = (
            folder.url.appending(path: ".\(name).output"), folder.url.appending(path: ".\(name).errors")
        )
        var variables = ProcessInfo.processInfo.environment
        variables["FEEDSERVER_STORE"] = nil
        process = try ChildProcess(
            executable,
            arguments,
            environment: variables.merging(environment) { $1 },
            in: folder.url,
            output: .file(outputs.output),
            errors: .file(outputs.errors)
        )
    }

    /// The number by which the system knows it.
    var number: Int32 { process.number }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// What it has written to standard error so far.
    var errors: String { text(outputs.errors) }

    /// What it has written to standard output so far.
    var output: String { text(outputs.output) }

    /// Sends it a signal, unless it has ended.
    func signal(_ number: Int32) { process.signal(number) }

    /// Waits for its end; the exit code, or the negative number of the signal that killed it.
    func exitCode() async -> Int32 { await process.end() }

    /// Waits for its end and says how that was.
    func outcome() async -> ProgramWorkplace.Outcome {
        let code = await exitCode()
        return .init(code: code, output: output, errors: errors)
    }

    private func text(_ file: URL) -> String {
        String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}
