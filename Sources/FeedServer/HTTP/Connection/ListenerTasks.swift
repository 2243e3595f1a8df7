/// Work that connections begin, done within the listener's own task, which ends when all of it has.
struct ListenerTasks: Sendable {
    /// A piece of work.
    typealias Work = @Sendable () async -> Void

    private let stream: AsyncStream<Work>
    private let continuation: AsyncStream<Work>.Continuation

    /// Has nothing to do yet.
    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// Begins some work.
    func add(_ work: @escaping Work) { continuation.yield(work) }

    /// Does what is begun until `finish` is called and all is done.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await work in stream { group.addTask { await work() } }
        }
    }

    /// Says that nothing is begun any more.
    func finish() { continuation.finish() }
}
