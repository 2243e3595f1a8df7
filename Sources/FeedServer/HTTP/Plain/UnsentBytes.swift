import Glibc
import NIOCore

/// Answers that wait for their reader.
struct UnsentBytes {
    private var buffers: [ByteBuffer] = []

    /// Nothing waits.
    init() {}

    /// Keeps what the system did not take, in order.
    init(_ buffers: [ByteBuffer]) {
        self.buffers = buffers
    }

    /// How many bytes wait.
    var byteCount: Int { buffers.reduce(0) { $0 + $1.readableBytes } }

    /// Whether nothing waits.
    var isEmpty: Bool { buffers.isEmpty }

    /// Sends what the system takes to a socket that does not block.
    ///
    /// - Returns: Whether the connection is still there.
    mutating func send(to descriptor: CInt) -> Bool {
        var done = 0
        defer { buffers.removeFirst(done) }
        while done < buffers.count {
            let flags = CInt(MSG_NOSIGNAL) | (done + 1 < buffers.count ? CInt(MSG_MORE) : 0)
            let sent = buffers[done]
                .withUnsafeReadableBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
            if sent < 0 {
                if errno == EINTR { continue }
                return errno == EAGAIN
            }
            buffers[done].moveReaderIndex(forwardBy: sent)
            if buffers[done].readableBytes == 0 { done += 1 }
        }
        return true
    }
}
