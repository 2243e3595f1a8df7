import Glibc
import Synchronization

/// What other threads want done on a thread that carries connections.
final class LoopMailbox: Sendable {
    typealias Message = @Sendable (SocketLoop) -> Void

    /// Can be read when there are messages.
    let descriptor: CInt
    private let messages = Mutex<[Message]>([])

    /// Makes an empty mailbox.
    ///
    /// - Throws: `SystemError` where the system refuses a descriptor.
    init() throws(SystemError) {
        descriptor = ReadinessQueue.makeWaker()
        guard descriptor >= 0 else { throw SystemError(errno, during: "eventfd") }
    }

    deinit {
        close(descriptor)
    }

    /// Has something done.
    func post(_ message: @escaping Message) {
        let isFirst = messages.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        guard isFirst else { return }
        var one: UInt64 = 1
        write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Takes out what is to be done.
    func take() -> [Message] {
        // First, so that what is posted from now on wakes again.
        var count: UInt64 = 0
        read(descriptor, &count, MemoryLayout<UInt64>.size)
        return messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
