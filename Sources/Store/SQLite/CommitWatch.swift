import Dispatch
import Foundation
import GRDB

/// Notices commits to a file, whoever makes them, on a thread of its own.
///
/// `PRAGMA data_version` says on one connection whether another, of any process, has committed. Events of the folder
/// say when to look. A write to the log comes before the commit that it belongs to can be seen, so that one look is
/// too early as often as not: after an event there are several, further and further apart. Where events are not to
/// be had (a network file system, too many watchers) it looks twice a second.
final class CommitWatch: CommitWatching {
    private static let looksAfterEvent: [Int32] = [0, 2, 5, 10, 25, 50, 100, 250, 500]
    private static let idleMilliseconds: Int32 = 500
    private static let shortestPause: Int32 = 2

    private let path: String
    private let events: FolderEvents
    private let onCommit: @Sendable () -> Void
    private let running = DispatchGroup()

    /// Starts to watch.
    ///
    /// The first look counts as a commit, since one may have come just before it.
    init(path: String, onCommit: @escaping @Sendable () -> Void) {
        self.path = path
        self.onCommit = onCommit
        events = FolderEvents(path: path)
        running.enter()
        Thread.detachNewThread { [self] in
            run()
            running.leave()
        }
    }

    /// Ends the thread soon.
    func stop() { events.stop() }

    /// Waits until the thread has ended and its connection is closed.
    func waitUntilStopped() { running.wait() }

    private func run() {
        var connection: DatabaseQueue?
        defer { try? connection?.close() }
        var last: Int?
        var look = CommitWatch.looksAfterEvent.count
        var event = FolderEvents.Event.none
        while event != .stopped {
            connection = connection ?? open()
            if let version = connection.flatMap(version), version != last {
                last = version
                onCommit()
            }
            if event == .touched, events.pause(milliseconds: CommitWatch.shortestPause) == .stopped { return }
            let isIdle = look >= CommitWatch.looksAfterEvent.count
            event = events.wait(milliseconds: isIdle ? CommitWatch.idleMilliseconds : CommitWatch.looksAfterEvent[look])
            look = event == .touched ? 0 : min(look + 1, CommitWatch.looksAfterEvent.count)
        }
    }

    private func open() -> DatabaseQueue? {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        return try? DatabaseQueue(path: path, configuration: configuration)
    }

    private func version(_ connection: DatabaseQueue) -> Int? {
        try? connection.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    }
}
