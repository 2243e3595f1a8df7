import Glibc
import Logging
import NIOCore
import Synchronization

/// Says that connections cannot be taken for now, and not again and again.
final class AcceptTrouble: Sendable {
    /// How long whoever takes connections waits before the next try; there will be no descriptor the very next instant.
    static let pause = TimeAmount.milliseconds(100)
    /// How often the same is said.
    private static let silence = TimeAmount.seconds(10)

    private let logger: Logger
    private let isSaidUntil = Mutex(NIODeadline.distantPast)

    init(logger: Logger) {
        self.logger = logger
    }

    /// Says it, with the system's number for the reason.
    func report(_ number: CInt) {
        let now = NIODeadline.now()
        let isNews = isSaidUntil.withLock { until in
            guard now >= until else { return false }
            until = now + Self.silence
            return true
        }
        guard isNews else { return }
        logger.warning("Connections cannot be taken for now: \(String(cString: strerror(number)))")
    }
}
