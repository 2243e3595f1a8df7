import Foundation
import Glibc

/// A client that asks, takes the first bytes, and leaves the rest waiting until it is told to go on.
final class SlowReader: Sendable {
    private let descriptor: Int32

    /// Connects with a small buffer and asks for a document.
    init(port: Int, _ target: String) throws {
        descriptor = try RawClient.connected(to: port, patience: 60, receiveBuffer: 4096)
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
