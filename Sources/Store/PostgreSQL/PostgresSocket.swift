import Glibc

/// Waiting for sockets.
enum PostgresSocket {
    /// Waits until there is something to read or the other end has closed.
    ///
    /// - Parameters:
    ///   - socket: Its descriptor.
    ///   - seconds: How long to wait at the most; -1 for ever.
    /// - Returns: False if time ran out.
    static func waitForInput(_ socket: Int32, seconds: Int32) -> Bool {
        var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        while true {
            let count = poll(&polled, 1, seconds < 0 ? -1 : seconds * 1000)
            // A signal: the wait begins again.
            if count < 0, errno == EINTR { continue }
            return count != 0
        }
    }
}
