import Logging
import Synchronization

/// Keeps what is logged.
final class LogMessages: LogHandler {
    private let kept = Mutex<[String]>([])

    /// The messages so far, without their levels.
    var all: [String] { kept.withLock { $0 } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append(event.message.description) }
    }
}
