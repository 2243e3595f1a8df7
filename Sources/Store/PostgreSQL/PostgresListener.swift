import Foundation

/// Hears of commits to a store by `LISTEN`, on a connection and a thread of its own.
///
/// What it says is a hint; the change log is the truth. So it also says that there may have been a commit when it has
/// connected again, and every few seconds besides: notices get lost with connections, some poolers let none through, and a
/// server may have no connection left for this.
final class PostgresListener: CommitWatching {
    /// How long it is silent at the most, in milliseconds.
    private static let longestSilence: Int32 = 2000
    /// How long the server may take to answer when asked whether it is there, in seconds.
    private static let answerSeconds: Int32 = 3

    private let session: PostgresSession
    private let onConnection: @Sendable () -> Void
    private let onCommit: @Sendable () -> Void
    private let signal = StopSignal()
    private let running = DispatchGroup()

    /// Starts to listen.
    ///
    /// - Parameters:
    ///   - session: Opens connections.
    ///   - onConnection: Is told of each connection that came about.
    ///   - onCommit: Is told of commits, after the connection that came before them.
    init(
        _ session: PostgresSession,
        onConnection: @escaping @Sendable () -> Void = {},
        onCommit: @escaping @Sendable () -> Void
    ) {
        self.session = session
        self.onConnection = onConnection
        self.onCommit = onCommit
        running.enter()
        Thread.detachNewThread { [self] in
            run()
            running.leave()
        }
    }

    /// Ends the thread soon.
    func stop() { signal.stop() }

    /// Waits until the thread has ended and its connection is closed.
    func waitUntilStopped() { running.wait() }

    private func run() {
        var backoff = PostgresBackoff()
        var lastHint = ContinuousClock.now
        while !signal.isStopped {
            do {
                let connection = try session.connect()
                connection.setAnswerSeconds(Self.answerSeconds)
                try connection.execute("LISTEN \(connection.channel)")
                backoff = PostgresBackoff()
                onConnection()
                defer { lastHint = .now }
                try listen(on: connection)
            } catch {
                // Those who follow ask the store by another connection, and hear from there what is wrong.
                if lastHint.duration(to: .now) >= .milliseconds(Self.longestSilence) {
                    onCommit()
                    lastHint = .now
                }
            }
            _ = signal.pause(milliseconds: backoff.next())
        }
    }

    /// Listens until it is stopped or the connection is lost.
    private func listen(on connection: PostgresConnection) throws {
        while true {
            onCommit()
            while !connection.takeNotices() {
                switch signal.wait(for: connection.socket, milliseconds: Self.longestSilence) {
                case .stopped: return
                case .input: try connection.takeInput()
                case .silence:
                    // Would otherwise not be noticed until the next commit: a host that is gone says nothing.
                    try connection.execute("SELECT 1")
                    onCommit()
                }
            }
        }
    }
}
