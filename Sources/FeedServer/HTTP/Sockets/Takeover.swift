import Logging
import ServiceLifecycle
import UnixSignals

/// Lets a new process of the program take over upon SIGUSR2.
///
/// It gets the listening sockets, and once it serves this process takes no more connections. When the service ends by
/// itself the process is to finish what it is answering. Whatever goes wrong with the new process, this one goes on.
///
/// For a moment both take connections from one socket. Where they are encrypted and the other was faster, an assertion of
/// NIO's may end a debug build; in a release build there is none.
struct Takeover: Service {
    /// How long the new process may take until it serves.
    private static let patience = Duration.seconds(30)

    let sockets: ListeningSockets
    /// SIGUSR2, trapped before the sockets were opened.
    let signals: UnixSignalsSequence
    let logger: Logger

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() where await isReplaced() { return }
    }

    private func isReplaced() async -> Bool {
        let successor: Successor
        do {
            let descriptors = try await sockets.descriptors
            guard !descriptors.isEmpty else {
                logger.warning("There is nothing to take over before this process serves")
                return false
            }
            successor = try Successor.start(descriptors)
        } catch {
            logger.error("No other process takes over; this one goes on", metadata: ["reason": "\(error)"])
            return false
        }
        logger.notice("Another process is to take over", metadata: ["process": "\(successor.process)"])
        let outcome = await cancelWhenGracefulShutdown { await successor.outcome(within: Self.patience) }
        guard let reason = reason(outcome) else {
            logger.notice("Another process has taken over", metadata: ["process": "\(successor.process)"])
            await sockets.handOver()
            return true
        }
        logger.error(
            "No other process takes over; this one goes on",
            metadata: ["process": "\(successor.process)", "reason": "\(reason)"]
        )
        return false
    }

    /// Why nobody takes over; nil if somebody does.
    private func reason(_ outcome: Successor.Outcome) -> String? {
        switch outcome {
        case .serves: nil
        case .ended: "it has ended before it served; what it said is above"
        case .tooSlow: "it did not serve within \(Self.patience.components.seconds) seconds and was ended"
        case .stopped: "this process was told to stop, and has stopped it"
        }
    }
}
