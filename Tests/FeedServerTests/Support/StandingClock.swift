import Store
import Synchronization

/// A clock that stands at 2026-01-01T00:00:00Z until it is moved.
final class StandingClock: Sendable {
    private let time = Mutex(Timestamp(milliseconds: 1_767_225_600_000))

    /// What time it is.
    func now() -> Timestamp { time.withLock { $0 } }

    /// Moves it on.
    func advance(seconds: Int64) { time.withLock { $0.milliseconds += seconds * 1000 } }
}
