import Synchronization

/// What all event loops counted and no file has yet.
final class PollStatistics: Sendable {
    private let summary = Mutex(PollSummary())

    /// Adds what a tally counted until a time, in seconds since 1970.
    func add(_ tallied: [TalliedAgent], at time: Int64) {
        summary.withLock { summary in
            for agent in tallied { summary.add(agent, at: time) }
        }
    }

    /// Takes what was counted away, to be kept elsewhere.
    func take() -> PollSummary {
        summary.withLock { summary in
            defer { summary = PollSummary() }
            return summary
        }
    }

    /// Puts back what could not be kept elsewhere.
    func putBack(_ taken: PollSummary) {
        summary.withLock { $0.add(taken) }
    }
}
