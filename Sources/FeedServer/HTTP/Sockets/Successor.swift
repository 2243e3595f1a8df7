import Foundation
import Glibc

/// A process of the same program that is to take over from this one.
struct Successor: Sendable {
    /// How the start of a successor ended.
    enum Outcome: Sendable, Hashable {
        /// It answers.
        case serves
        /// It has ended, or cannot tell any more that it serves.
        case ended
        case tooSlow
        /// It is no longer wanted.
        case stopped
    }

    /// Its number.
    let process: pid_t
    /// Where it says that it serves.
    private let readiness: CInt

    /// Starts the program as this process was started, from the file that has its path now.
    ///
    /// - Parameter sockets: The listening sockets that it takes over.
    /// - Returns: The process, which does not serve yet.
    /// - Throws: `SuccessorError`.
    static func start(_ sockets: [(name: ListenerName, descriptor: CInt)]) throws(SuccessorError) -> Successor {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SuccessorError(number: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        let names = sockets.map(\.name.rawValue) + [InheritedSockets.readinessName]
        var variables = ProcessInfo.processInfo.environment.filter { !InheritedSockets.variables.contains($0.key) }
        variables["LISTEN_FDS"] = "\(names.count)"
        variables["LISTEN_FDNAMES"] = names.joined(separator: ":")
        variables[InheritedSockets.takeoverVariable] = "\(getpid())"
        let result = spawn(
            CommandLine.arguments,
            environment: variables.map { "\($0.key)=\($0.value)" }.sorted(),
            descriptors: sockets.map(\.descriptor) + [ends[1]]
        )
        switch result {
        case .success(let process):
            return Successor(process: process, readiness: ends[0])
        case .failure(let error):
            close(ends[0])
            throw error
        }
    }

    /// Waits until it serves, for so long at most, and lets go of it if it does not.
    func outcome(within patience: Duration) async -> Outcome {
        let outcome = await waiting(until: .now.advanced(by: patience))
        close(readiness)
        if outcome != .serves { await end() }
        return outcome
    }

    private func waiting(until end: ContinuousClock.Instant) async -> Outcome {
        while !Task.isCancelled {
            var ready = pollfd(fd: readiness, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, 0) > 0 {
                var byte: UInt8 = 0
                return read(readiness, &byte, 1) == 1 ? .serves : .ended
            }
            guard ContinuousClock.now < end else { return .tooSlow }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return .stopped
    }

    /// Ends the process, and waits for its end so that nothing is left of it.
    private func end() async {
        kill(process, SIGTERM)
        // In a task of its own: a wait that is cancelled would be none.
        await Task {
            for _ in 0..<250 {
                if waitpid(process, nil, WNOHANG) != 0 { return }
                try? await Task.sleep(for: .milliseconds(20))
            }
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        .value
    }

    /// Keeps what this process was given without having asked for it, so that whoever waits for its end is not kept waiting.
    private static func keepOthers() {
        let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in descriptors.compactMap({ CInt($0) }) where descriptor > STDERR_FILENO {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    /// Starts a program with nothing open but the standard descriptors and those that are given, from 3 on.
    private static func spawn(
        _ arguments: [String],
        environment: [String],
        descriptors: [CInt]
    ) -> Result<pid_t, SuccessorError> {
        guard let path = arguments.first else { return .failure(SuccessorError(number: ENOENT)) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        keepOthers()
        // Copies above all places first: a descriptor may be in a place that is another's.
        let copies = descriptors.map { fcntl($0, F_DUPFD_CLOEXEC, InheritedSockets.first + CInt(descriptors.count)) }
        defer { for copy in copies where copy >= 0 { close(copy) } }
        for (place, copy) in copies.enumerated() {
            guard copy >= 0 else { return .failure(SuccessorError(number: errno)) }
            posix_spawn_file_actions_adddup2(&actions, copy, InheritedSockets.first + CInt(place))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals that are blocked or ignored here would be there.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGTERM, SIGINT, SIGQUIT, SIGCHLD] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var environmentPointers = environment.map { strdup($0) } + [nil]
        defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
        var process: pid_t = 0
        let number = posix_spawnp(&process, path, &actions, &attributes, &argumentPointers, &environmentPointers)
        return number == 0 ? .success(process) : .failure(SuccessorError(number: number))
    }
}
