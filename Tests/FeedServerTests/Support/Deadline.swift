import Testing

/// Waits for what another process does, for as long as a loaded machine may need.
enum Deadline {
    /// Asks again and again until the answer is yes; fails the test when that takes a minute.
    static func wait(
        until what: Comment,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ isDone: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now.advanced(by: .seconds(60))
        while try await !isDone() {
            if ContinuousClock.now >= end {
                Issue.record(what, sourceLocation: sourceLocation)
                throw CancellationError()
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
