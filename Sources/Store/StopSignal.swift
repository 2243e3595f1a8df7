import Glibc
import Synchronization

/// Ends the waits of a thread.
final class StopSignal: Sendable {
    /// What a wait ended with.
    enum Event: Sendable {
        /// Time ran out.
        case silence
        /// There is something to read, or the other end has closed.
        case input
        /// It is over.
        case stopped
    }

    /// A pipe, of which the reading end becomes readable when it is over; -1 where there is none to be had: it ends with
    /// the wait under way then, and `poll` passes over it.
    private let pipeEnds: (reading: Int32, writing: Int32)
    private let stopped = Atomic(false)

    /// Begins.
    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 { ends = [-1, -1] }
        for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipeEnds = (ends[0], ends[1])
    }

    deinit {
        for end in [pipeEnds.reading, pipeEnds.writing] where end >= 0 { close(end) }
    }

    /// Whether it is over.
    var isStopped: Bool { stopped.load(ordering: .sequentiallyConsistent) }

    /// Ends this wait and every later one.
    func stop() {
        stopped.store(true, ordering: .sequentiallyConsistent)
        var signal: UInt8 = 1
        _ = write(pipeEnds.writing, &signal, 1)
    }

    /// Waits for input on a descriptor.
    func wait(for descriptor: Int32, milliseconds: Int32) -> Event {
        var polled = [pipeEnds.reading, descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&polled, nfds_t(polled.count), milliseconds)
        if isStopped { return .stopped }
        return count > 0 && polled[1].revents != 0 ? .input : .silence
    }

    /// Waits for a time; returns whether it is over.
    func pause(milliseconds: Int32) -> Bool { wait(for: -1, milliseconds: milliseconds) == .stopped }
}
