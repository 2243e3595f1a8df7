import Glibc
import Synchronization

/// What other threads want done on a thread that carries connections.
final class LoopMailbox: Sendable {
    typealias Message = @Sendable (SocketLoop) -> Void

    /// Can be read when there are messages.
    let descriptor: CInt
    private let state = Mutex(State())

    private struct State {
        var messages: [Message] = []
        var isClosed = false
    }

    /// Makes an empty mailbox.
    ///
    /// - Throws: `SystemError` where the system refuses a descriptor.
    init() throws(SystemError) {
        descriptor = ReadinessQueue.makeWaker()
        guard descriptor >= 0 else { throw SystemError(errno, during: "eventfd") }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Has something done.
    ///
    /// - Returns: Whether it will be; not once the mailbox is closed.
    @discardableResult
    func post(_ message: @escaping Message) -> Bool {
        let (isTaken, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.messages.append(message)
            return (true, state.messages.count == 1)
        }
        guard isFirst else { return isTaken }
        var one: UInt64 = 1
        write(descriptor, &one, MemoryLayout<UInt64>.size)
        return true
    }

    /// Takes out what is to be done.
    func take() -> [Message] {
        // First, so that what is posted from now on wakes again.
        var count: UInt64 = 0
        read(descriptor, &count, MemoryLayout<UInt64>.size)
        return state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }

    /// Takes out what is still to be done, and takes nothing more.
    func close() -> [Message] {
        state.withLock { state in
            defer { state = State(isClosed: true) }
            return state.messages
        }
    }
}
