import Store
import Synchronization

/// Shows on a terminal how far work on a store has come, step after step.
final class StoreProgressLine: Sendable {
    private struct Step {
        var name: String
        var line: ProgressLine
    }

    private let step = Mutex<Step?>(nil)

    /// Shows how far it is.
    func show(_ progress: StoreProgress) {
        let line = step.withLock { step in
            if let step, step.name == progress.step { return step.line }
            step?.line.clear()
            let line = ProgressLine(progress.step, total: progress.total)
            step = Step(name: progress.step, line: line)
            return line
        }
        line.show(progress.done)
    }

    /// Takes the line away.
    func clear() { step.withLock { $0?.line.clear() } }
}
