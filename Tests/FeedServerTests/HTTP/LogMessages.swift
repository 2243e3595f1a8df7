import Logging
import Synchronization

/// Keeps what is logged.
final class LogMessages: LogHandler {
    private let kept = Mutex<[(message: String, reason: String)]>([])
    private let level: Logger.Level

    /// Keeps what is logged at a level or above it.
    init(level: Logger.Level = .trace) { self.level = level }

    var logLevel: Logger.Level {
        get { level }
        set {}
    }

    /// The messages so far, without their levels.
    var all: [String] { kept.withLock { $0.map(\.message) } }

    /// The messages since the last look, each with the reason that it gives.
    func taken() -> [String] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept.map { $0.reason.isEmpty ? "\($0.message):" : "\($0.message): \($0.reason)" }
        }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let reason = event.metadata?["reason"].map { "\($0)" } ?? ""
        kept.withLock { $0.append((event.message.description, reason)) }
    }
}
