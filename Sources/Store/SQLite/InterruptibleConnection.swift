import GRDB

/// A connection for one statement that takes long: it can be stopped, and says how far it is by the size of a file.
struct InterruptibleConnection: Sendable {
    /// The path of the store.
    var path: String
    /// How far it is.
    var size: @Sendable () -> Int64

    /// Runs something outside transactions.
    /// - Throws: `StoreError`; `CancellationError` once the task is cancelled, and what was begun is as if it never was.
    func run<Value: Sendable>(
        step: String,
        total: Int?,
        _ progress: @escaping StoreProgress.Handler,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(SQLiteProblem.busySeconds))
        // What is deleted is overwritten, and a commit reaches the disk, as with every connection that writes.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL") }
        let queue: DatabaseQueue
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw SQLiteProblem.storeError(error, path: path)
        }
        defer { try? queue.close() }
        let watch = Task { [size] in
            while true {
                let isEnded = (try? await Task.sleep(for: .milliseconds(200))) == nil
                if isEnded { return }
                progress(StoreProgress(step: step, done: Int(clamping: size()), total: total))
            }
        }
        defer { watch.cancel() }
        do {
            // GRDB interrupts the statement when the task is cancelled.
            return try await queue.writeWithoutTransaction(body)
        } catch {
            try Task.checkCancellation()
            throw SQLiteProblem.storeError(error, path: path)
        }
    }
}
