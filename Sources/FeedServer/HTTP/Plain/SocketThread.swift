import Foundation

/// A thread that carries connections, seen from outside.
final class SocketThread: Sendable {
    private let mailbox: LoopMailbox
    /// Ends when the thread does.
    private let life: AsyncStream<Never>

    private init(mailbox: LoopMailbox, life: AsyncStream<Never>) {
        self.mailbox = mailbox
        self.life = life
    }

    /// Starts a thread, which waits for what it is told.
    ///
    /// - Throws: `SystemError` where the system refuses what it needs.
    static func start(_ name: String, parts: ListenerParts, entrance: RouterEntrance) async throws -> SocketThread {
        let mailbox = try LoopMailbox()
        let (life, ending) = AsyncStream<Never>.makeStream()
        try await withCheckedThrowingContinuation { (started: CheckedContinuation<Void, any Error>) in
            let thread = Thread {
                defer { ending.finish() }
                do throws(SystemError) {
                    let loop = try SocketLoop(parts: parts, entrance: entrance, mailbox: mailbox)
                    started.resume()
                    loop.run()
                } catch {
                    started.resume(throwing: error)
                }
            }
            thread.name = name
            thread.start()
        }
        return SocketThread(mailbox: mailbox, life: life)
    }

    /// Has something done on the thread, and returns when it is; at once where the thread has ended.
    func perform(_ body: @escaping LoopMailbox.Message) async {
        await withCheckedContinuation { done in
            let isTaken = mailbox.post { loop in
                body(loop)
                done.resume()
            }
            if !isTaken { done.resume() }
        }
    }

    /// Ends the thread, and returns when it has handed over what it has counted and touches nothing any more.
    func end() async {
        mailbox.post { $0.end() }
        for await _ in life {}
    }
}
