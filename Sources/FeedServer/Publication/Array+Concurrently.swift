import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What a function makes of each element, in their order; made on all processors where there are many.
    func mapConcurrently<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        let size = 1024
        guard count > size else { return map(transform) }
        let parts = (count + size - 1) / size
        let made = Mutex<[[Result]]>(Array<[Result]>(repeating: [], count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let results = self[part * size..<Swift.min(count, (part + 1) * size)].map(transform)
            made.withLock { $0[part] = results }
        }
        return made.withLock { $0.flatMap(\.self) }
    }
}
