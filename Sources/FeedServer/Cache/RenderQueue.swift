import Synchronization

/// Documents that are to be rendered again although nobody has asked, each once, those of the newest changes first.
final class RenderQueue: Sendable {
    private struct State {
        /// The documents in the order in which they were added; those that were added again stand there more than once.
        var stack: [(key: DocumentKey, number: Int)] = []
        /// The number of each where it was last added.
        var numbers: [DocumentKey: Int] = [:]
        var last = 0
    }

    /// Yields when there may be something to take.
    let wakeups: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let state = Mutex(State())

    /// Makes an empty queue.
    init() {
        (wakeups, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Adds documents, before those that are there; one that is there comes to the front.
    func add(_ keys: [DocumentKey]) {
        guard !keys.isEmpty else { return }
        state.withLock { state in
            for key in keys {
                state.last += 1
                state.numbers[key] = state.last
                state.stack.append((key, state.last))
            }
            if state.stack.count > 2 * state.numbers.count {
                let numbers = state.numbers
                state.stack.removeAll { numbers[$0.key] != $0.number }
            }
        }
        continuation.yield()
    }

    /// Takes the document that was added last; nil if there is none.
    func next() -> DocumentKey? {
        state.withLock { state in
            while let (key, number) = state.stack.popLast() {
                guard state.numbers[key] == number else { continue }
                state.numbers[key] = nil
                return key
            }
            return nil
        }
    }
}
