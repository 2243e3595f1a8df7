/// What the connections of one thread have in common, whatever carries them.
///
/// Bound to that thread, so not Sendable.
final class LoopContext {
    let responder: FastResponder
    let statistics: LoopStatistics
    let ticks: ConnectionTicks
    /// Counts the sweeps over the connections.
    private(set) var tick = 0
    /// How the connections are being ended.
    var draining = Draining.none

    /// Begins with the first tick.
    init(parts: ListenerParts, statistics: LoopStatistics) {
        self.statistics = statistics
        responder = FastResponder(parts: parts, statistics: statistics)
        ticks = ConnectionTicks(parts.patience)
    }

    /// Whether every answer is its connection's last.
    var isDraining: Bool { draining != .none }

    /// Begins the next tick.
    func advance() {
        tick += 1
        statistics.handOverIfDue()
    }
}

@available(*, unavailable)
extension LoopContext: Sendable {}
