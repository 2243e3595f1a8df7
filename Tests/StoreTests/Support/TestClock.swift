import Store
import Synchronization

/// A clock that stands until it is set.
final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    /// A clock that stands at 2026-01-01T00:00:00Z plus some seconds.
    init(seconds: Int64 = 0) {
        time = Mutex(.second(seconds))
    }

    /// What time it is.
    func now() -> Timestamp { time.withLock { $0 } }

    /// Sets it to 2026-01-01T00:00:00Z plus some seconds.
    func set(seconds: Int64) { time.withLock { $0 = .second(seconds) } }
}

extension Timestamp {
    /// 2026-01-01T00:00:00Z plus some seconds.
    static func second(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_767_225_600_000 + seconds * 1000) }
}
