import Foundation
import Glibc
import NIOCore

/// Sends bytes over a socket of its own and reads all that comes back until the server closes.
enum RawClient {
    struct Failure: Error {
        let step: String
        let code: CInt
    }

    /// What the server at a port of this machine answers to some bytes.
    static func exchange(
        port: Int,
        patience: Int = 20,
        _ request: some Sequence<UInt8> & Sendable
    ) async throws -> [UInt8] {
        try await exchange(request) { try connected(to: port, patience: patience) }
    }

    /// What the server at a Unix-domain socket answers to some bytes.
    static func exchange(socket path: String, _ request: some Sequence<UInt8> & Sendable) async throws -> [UInt8] {
        try await exchange(request) { try connected(toSocket: path) }
    }

    private static func exchange(
        _ request: some Sequence<UInt8> & Sendable,
        _ connect: @escaping @Sendable () throws -> CInt
    ) async throws -> [UInt8] {
        let bytes = Array(request)
        // A thread of its own waits for the socket: those of Dispatch and the pool that answers are the same here.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try talk(try connect(), bytes) })
            }
        }
    }

    /// The answers to requests of these methods; the last request must end the connection.
    static func answers(port: Int, _ request: String, methods: [String]) async throws -> [RawAnswer] {
        try RawAnswer.parse(await exchange(port: port, request.utf8), methods: methods)
    }

    /// The answer to a GET with these lines of fields, Host and Connection aside.
    static func get(port: Int, _ target: String, _ fields: String...) async throws -> RawAnswer {
        try await answer(port: port, "GET", target, fields)
    }

    /// The answer to one request of any method.
    static func answer(
        port: Int,
        _ method: String,
        _ target: String,
        _ fields: [String] = []
    ) async throws -> RawAnswer {
        let lines = (fields + ["Host: feeds.example.com", "Connection: close"]).map { $0 + "\r\n" }.joined()
        let answers = try await answers(
            port: port,
            "\(method) \(target) HTTP/1.1\r\n\(lines)\r\n",
            methods: [method]
        )
        guard let answer = answers.first, answers.count == 1 else { throw Failure(step: "count", code: 0) }
        return answer
    }

    /// Connects to a port of this machine.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - patience: How many seconds to wait for each answer at the most.
    ///   - receiveBuffer: How many bytes the system may hold for the client; nil for its own choice.
    /// - Returns: The socket, which the caller closes.
    /// - Throws: `Failure` with the step and the system's number for the reason.
    static func connected(to port: Int, patience: Int, receiveBuffer: CInt? = nil) throws -> CInt {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(step: "socket", code: errno) }
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<CInt>.size))
        }
        var patience = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        // A sockaddr_in byte by byte: whether its members are Glibc's or NIO's, which only one of both may name, depends on
        // the files that happen to be compiled together with this one.
        let portBytes = withUnsafeBytes(of: in_port_t(truncatingIfNeeded: port).bigEndian) { Array($0) }
        let address = withUnsafeBytes(of: sa_family_t(AF_INET)) { Array($0) } + portBytes + [127, 0, 0, 1]
        let padded = address + Array(repeating: 0, count: MemoryLayout<sockaddr_in>.size - address.count)
        let result = padded.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { connect(descriptor, $0.baseAddress, socklen_t(bytes.count)) }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Failure(step: "connect", code: code)
        }
        return descriptor
    }

    /// Connects to a Unix-domain socket.
    private static func connected(toSocket path: String) throws -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(step: "socket", code: errno) }
        let result = try SocketAddress(unixDomainSocketPath: path)
            .withSockAddr { connect(descriptor, $0, socklen_t($1)) }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Failure(step: "connect", code: code)
        }
        return descriptor
    }

    private static func talk(_ descriptor: CInt, _ bytes: [UInt8]) throws -> [UInt8] {
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            // A server that has refused need not read the rest.
            guard sent > 0 else { break }
            rest = rest.dropFirst(sent)
        }
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count >= 0 else { throw Failure(step: "recv", code: errno) }
            if count == 0 { return received }
            received += chunk[..<count]
        }
    }
}
