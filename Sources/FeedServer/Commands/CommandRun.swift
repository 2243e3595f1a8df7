import ArgumentParser
import ServiceLifecycle
import Store
import UnixSignals

/// Runs the work of a command and turns what it throws into a message and an exit code.
enum CommandRun {
    /// The exit code of a command that was stopped by Ctrl-C, as shells have it.
    private static let interrupted: Int32 = 130

    /// Runs work to its end.
    ///
    /// Ctrl-C and SIGTERM cancel it, so that it stops between two steps; `whenStopped` says what that means for what it had
    /// done. Work that `endsWhole` has done all that it was to do where it returns, though it was told to stop meanwhile.
    static func run(
        whenStopped effect: String = "what was done so far stays",
        endsWhole: Bool = false,
        _ work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let failure: CommandFailure? = await withTaskGroup(of: CommandFailure??.self) { group in
            group.addTask { .some(await outcome(of: work, effect, endsWhole)) }
            group.addTask {
                for await _ in signals { return .none }
                return .none
            }
            var result: CommandFailure?
            while let finished = await group.next() {
                if let outcome = finished {
                    result = outcome
                    break
                }
                group.cancelAll()
            }
            group.cancelAll()
            return result
        }
        if let failure { try end(failure) }
    }

    /// Writes a failure to standard error and throws its exit code.
    static func end(_ failure: CommandFailure) throws -> Never {
        if !failure.message.isEmpty {
            let lines = failure.message.split(separator: "\n").map { "feedserver: " + QuotedText.printable(String($0)) }
            StandardError.write(lines.joined(separator: "\n") + "\n")
        }
        throw ExitCode(failure.isInterruption ? interrupted : failure.code.rawValue)
    }

    private static func outcome(
        of work: @Sendable () async throws -> Void,
        _ effect: String,
        _ endsWhole: Bool
    ) async -> CommandFailure? {
        do {
            try await work()
            return Task.isCancelled && !endsWhole ? .interruption(effect) : nil
        } catch is CancellationError {
            return .interruption(effect)
        } catch {
            return CommandFailure(error)
        }
    }
}

extension CommandFailure {
    /// What an error of any part means for the user.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as ConfigurationError: self.init(.configuration, error.description)
        case let error as TLSError: self.init(.configuration, error.description)
        case let error as StoreError: self.init(Self.code(of: error), error.description)
        default: self.init(.inputOutput, "\(error)")
        }
    }

    private static func code(of error: StoreError) -> Code {
        switch error.kind {
        case .location, .refused: .configuration
        case .unknownArticle: .attention
        default: .inputOutput
        }
    }
}
