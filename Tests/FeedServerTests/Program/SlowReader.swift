import Foundation
import Glibc

/// A client that asks, takes the first bytes, and leaves the rest waiting until it is told to go on.
final class SlowReader: Sendable {
    private let descriptor: Int32

    /// Connects with a small buffer and asks for a document.
    init(port: Int, _ target: String) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw RawClient.Failure(step: "socket", code: errno) }
        var size: Int32 = 4096
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw RawClient.Failure(step: "connect", code: errno) }
        let request = Array("GET \(target) HTTP/1.1\r\nHost: feeds.example\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw RawClient.Failure(step: "send", code: errno)
        }
    }

    deinit {
        close(descriptor)
    }

    /// Reads at most so many bytes, on a thread of its own; empty at the end.
    func read(_ count: Int) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { [self] in
                var chunk = [UInt8](repeating: 0, count: count)
                let received = recv(descriptor, &chunk, count, 0)
                continuation.resume(
                    with: received < 0
                        ? .failure(RawClient.Failure(step: "recv", code: errno)) : .success(Array(chunk[..<received]))
                )
            }
        }
    }
}
