import CEpoll
import Glibc

/// Descriptors, and which of them can be read or written without waiting: the system's epoll.
///
/// Used by one thread, so not Sendable; what a descriptor is known by is the number that came with it.
final class ReadinessQueue {
    /// What is waited for.
    enum Interest {
        case input, output
        /// Input that was not there at the last look: what a read leaves over is told of when this is asked for again.
        case newInput
        /// Nothing but the end of the connection.
        case end

        fileprivate var number: readiness_interest {
            switch self {
            case .input: readiness_input
            case .newInput: readiness_new_input
            case .output: readiness_output
            case .end: readiness_end
            }
        }
    }

    /// What has come.
    struct Event {
        /// The number of the descriptor.
        let token: UInt64
        /// Whether the other end sends no more; known where new input is waited for.
        let isInputEnd: Bool
        /// Whether the other end is gone, or the descriptor is broken.
        let isEnd: Bool
    }

    private let queue: CInt
    private let events = UnsafeMutableBufferPointer<readiness>.allocate(capacity: Int(readiness_capacity))

    /// Makes an empty queue.
    ///
    /// - Throws: `SystemError` where the system has none to give.
    init() throws(SystemError) {
        queue = readiness_create()
        guard queue >= 0 else { throw SystemError(errno, during: "epoll_create") }
        events.initialize(repeating: readiness())
    }

    deinit {
        close(queue)
        events.deallocate()
    }

    /// Begins to wait for a descriptor.
    ///
    /// - Returns: Whether the system does.
    func add(_ descriptor: CInt, _ interest: Interest, token: UInt64) -> Bool {
        readiness_add(queue, descriptor, interest.number, token) == 0
    }

    /// Begins to wait for connections on a socket for which other queues may wait too; one or some of them are told.
    ///
    /// - Returns: Whether the system does.
    func addShared(_ descriptor: CInt, token: UInt64) -> Bool {
        readiness_add(queue, descriptor, readiness_shared_input, token) == 0
    }

    /// Waits for something else of a descriptor.
    func change(_ descriptor: CInt, to interest: Interest, token: UInt64) {
        _ = readiness_change(queue, descriptor, interest.number, token)
    }

    /// Waits for a descriptor no more.
    func remove(_ descriptor: CInt) {
        _ = readiness_remove(queue, descriptor)
    }

    /// Waits until something has come, or for so long at most.
    ///
    /// - Returns: How many events there are now.
    func wait(milliseconds: Int) -> Int {
        // There is room for the most that one wait tells of.
        max(0, Int(readiness_wait(queue, events.baseAddress, CInt(clamping: milliseconds))))
    }

    /// An event of those that the last wait has returned.
    subscript(position: Int) -> Event {
        let event = events[position]
        return Event(token: event.token, isInputEnd: event.is_input_end, isEnd: event.is_end)
    }

    /// Takes a connection from a listening socket; it does not block, and no other program gets it.
    ///
    /// - Returns: Its descriptor; negative with `errno` set where there is none.
    static func accept(from listener: CInt) -> CInt { connection_accept(listener) }

    /// A counter whose change wakes who waits for it.
    ///
    /// - Returns: Its descriptor; negative with `errno` set where there is none.
    static func makeWaker() -> CInt { waker_create() }
}

@available(*, unavailable)
extension ReadinessQueue: Sendable {}
