import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What a function makes of each element, in their order; made on all processors where there are many.
    func mapConcurrently<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        mapConcurrently(with: {}, { _, element in transform(element) })
    }

    /// The same with a tool, of which each of some parts of the array has its own.
    func mapConcurrently<Tool, Result: Sendable>(
        with tool: @Sendable () -> Tool,
        _ transform: @Sendable (inout Tool, Element) -> Result
    ) -> [Result] {
        let size = 1024
        @Sendable func results(_ elements: ArraySlice<Element>) -> [Result] {
            var tool = tool()
            return elements.map { transform(&tool, $0) }
        }
        guard count > size else { return results(self[...]) }
        let parts = (count + size - 1) / size
        let made = Mutex<[[Result]]>(Array<[Result]>(repeating: [], count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let results = results(self[part * size..<Swift.min(count, (part + 1) * size)])
            made.withLock { $0[part] = results }
        }
        return made.withLock { $0.flatMap(\.self) }
    }
}
