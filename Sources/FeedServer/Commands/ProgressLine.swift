import Foundation
import Synchronization

/// A line on a terminal that says how far a long piece of work has come; silent where standard error is no terminal.
final class ProgressLine: Sendable {
    private struct State {
        var shownAt: ContinuousClock.Instant?
        var isVisible = false
    }

    private let label: String
    private let total: Int?
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// Makes a line.
    ///
    /// - Parameters:
    ///   - label: What is counted, in the plural.
    ///   - total: How many there are, where that is known.
    ///   - isTerminal: Whether anybody sees it.
    init(_ label: String, total: Int? = nil, isTerminal: Bool = isatty(STDERR_FILENO) == 1) {
        self.label = label
        self.total = total
        self.isTerminal = isTerminal
    }

    /// Shows the count, at most five times a second and not within the first.
    func show(_ count: Int) {
        guard isTerminal else { return }
        let now = ContinuousClock.now
        let elapsed = start.duration(to: now)
        guard elapsed > .seconds(1) else { return }
        let isDue = state.withLock { state in
            if let shownAt = state.shownAt, shownAt.duration(to: now) < .milliseconds(200) { return false }
            state.shownAt = now
            state.isVisible = true
            return true
        }
        guard isDue else { return }
        write("\r\u{1B}[K" + text(count, seconds: Double(elapsed.components.seconds)))
    }

    /// Takes the line away, so that something else can be written.
    func clear() {
        let wasVisible = state.withLock { state in
            defer { state.isVisible = false }
            return state.isVisible
        }
        if wasVisible { write("\r\u{1B}[K") }
    }

    /// Count, rate and, where the total is known, the time left.
    func text(_ count: Int, seconds: Double) -> String {
        let rate = Double(count) / max(1, seconds)
        var text = "\(count)" + (total.map { " of \($0)" } ?? "") + " \(label), \(Int(rate)) a second"
        if let total, rate > 0 { text += ", \(Int(Double(max(0, total - count)) / rate)) s left" }
        return text
    }

    private func write(_ text: String) {
        StandardError.write(text)
    }
}
