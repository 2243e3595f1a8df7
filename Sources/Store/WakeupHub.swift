import Synchronization

/// Wakes those who follow the log: after every write of this process, and when another process commits.
///
/// What notices those commits is a `Watch` of the backend's.
final class WakeupHub<Watch: CommitWatching>: Sendable {
    private struct State {
        var followers: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextFollower = 0
        var watch: Watch?
        var isClosed = false
    }

    private let watch: @Sendable (_ onCommit: @escaping @Sendable () -> Void) -> Watch
    private let state = Mutex(State())

    /// A hub for a store that `watch` begins to watch.
    init(watch: @escaping @Sendable (_ onCommit: @escaping @Sendable () -> Void) -> Watch) {
        self.watch = watch
    }

    /// A stream that yields at once and whenever the log may have grown; wakeups that nobody took become one.
    ///
    /// The store is watched as long as there is a stream.
    func stream() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let identifier = state.withLock { state -> Int? in
                guard !state.isClosed else { return nil }
                state.nextFollower += 1
                state.followers[state.nextFollower] = continuation
                if state.watch == nil {
                    state.watch = watch { [weak self] in self?.wake() }
                }
                return state.nextFollower
            }
            guard let identifier else { return continuation.finish() }
            continuation.onTermination = { [weak self] _ in self?.remove(identifier) }
            continuation.yield()
        }
    }

    /// Wakes everybody.
    func wake() {
        let followers = state.withLock { Array($0.followers.values) }
        for follower in followers { follower.yield() }
    }

    /// Ends every stream and the watch; returns the watch, whose end may be waited for.
    @discardableResult
    func close() -> Watch? {
        let (followers, watch) = state.withLock { state in
            defer { state = State(nextFollower: state.nextFollower, isClosed: true) }
            return (Array(state.followers.values), state.watch)
        }
        for follower in followers { follower.finish() }
        watch?.stop()
        return watch
    }

    private func remove(_ identifier: Int) {
        let watch = state.withLock { state -> Watch? in
            state.followers[identifier] = nil
            guard state.followers.isEmpty else { return nil }
            defer { state.watch = nil }
            return state.watch
        }
        watch?.stop()
    }
}
