public import Foundation
import Glibc
import Synchronization

/// A program that was started.
///
/// Foundation's `Process` reads past the end of a directory entry when it looks for open descriptors, and now and then
/// that is the end of the heap.
public final class ChildProcess: Sendable {
    /// Where a program's output goes.
    public enum Output: Sendable {
        case nowhere
        /// To the end of a file, which is made if it is not there.
        case file(URL)
        /// Where that of this process goes.
        case inherited
    }

    /// The program could not be started.
    public struct StartError: Error {
        /// The system's number for the reason.
        public let number: Int32
    }

    /// The number by which the system knows it.
    public let number: Int32
    /// What the system has said of its end; nil while it runs.
    private let status = Mutex<Int32?>(nil)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: Its file.
    ///   - arguments: What follows its name.
    ///   - environment: Its variables; nil for those of this process.
    ///   - folder: Its current folder; nil for that of this process.
    ///   - output: Where standard output goes.
    ///   - errors: Where standard error goes.
    /// - Throws: `StartError`.
    public init(
        _ program: URL,
        _ arguments: [String],
        environment: [String: String]? = nil,
        in folder: URL? = nil,
        output: Output = .nowhere,
        errors: Output = .nowhere
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (descriptor, place) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            switch place {
            case .nowhere: posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
            case .file(let file):
                let flags = O_WRONLY | O_CREAT | O_APPEND
                posix_spawn_file_actions_addopen(&actions, descriptor, file.path, flags, 0o644)
            case .inherited: break
            }
        }
        Self.keepDescriptors()
        let variables = environment ?? ProcessInfo.processInfo.environment
        // POSIX has no way to say in which folder a program is to begin.
        let shell = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path] } ?? []
        let command = shell + [program.path] + arguments
        var argumentPointers = command.map { strdup($0) } + [nil]
        var variablePointers = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argumentPointers + variablePointers { free(pointer) } }
        // What this process ignores the program would ignore too.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = 0
        let problem = posix_spawn(&process, command[0], &actions, &attributes, &argumentPointers, &variablePointers)
        guard problem == 0 else { throw StartError(number: problem) }
        number = process
    }

    /// Keeps what this process has open: the other end would not learn that it is closed while the program runs.
    private static func keepDescriptors() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in names.compactMap({ CInt($0) }) where descriptor > STDERR_FILENO {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        if isRunning {
            kill(number, SIGKILL)
            waitpid(number, nil, 0)
        }
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool { exitCode == nil }

    /// The code with which it has ended, or the negative number of the signal that killed it; nil while it runs.
    public var exitCode: Int32? {
        status.withLock { status in
            if status == nil {
                var ended: Int32 = 0
                if waitpid(number, &ended, WNOHANG) == number { status = ended }
            }
            return status.map { $0 & 0x7F == 0 ? $0 >> 8 & 0xFF : -($0 & 0x7F) }
        }
    }

    /// Sends it a signal, unless it has ended.
    public func signal(_ signal: Int32) {
        if isRunning { kill(number, signal) }
    }

    /// Waits for its end, and returns ``exitCode``.
    public func end() async -> Int32 {
        while true {
            if let exitCode { return exitCode }
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Waits for its end with this thread, and returns ``exitCode``.
    public func waitUntilEnd() -> Int32 {
        while true {
            if let exitCode { return exitCode }
            usleep(1_000)
        }
    }
}
