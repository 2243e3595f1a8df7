import ServiceLifecycle
import Store

/// Tells the live publication when an hour begins: what is news is said anew then.
struct HourFollower: Service {
    /// How long to sleep at the most, in milliseconds: the clock may be set, and the machine sleep.
    private static let longestSleep: Int64 = 60_000
    private static let hour: Int64 = 3_600_000

    private let live: LivePublication
    private let now: @Sendable () -> Timestamp

    /// Follows a clock.
    init(live: LivePublication, now: @escaping @Sendable () -> Timestamp) {
        self.live = live
        self.now = now
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var last = now().milliseconds / Self.hour
            while !Task.isCancelled {
                let rest = Self.hour - now().milliseconds % Self.hour
                try? await Task.sleep(for: .milliseconds(min(Self.longestSleep, rest)))
                let hour = now().milliseconds / Self.hour
                guard hour != last else { continue }
                last = hour
                live.beginHour()
            }
        }
    }
}
