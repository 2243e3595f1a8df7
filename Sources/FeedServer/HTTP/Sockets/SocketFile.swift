import Foundation
import Glibc
import NIOCore

/// The file of a Unix-domain socket.
struct SocketFile: Sendable, Hashable {
    let path: String

    /// Removes a socket that nobody listens on any more, as a process leaves it that was killed.
    ///
    /// - Throws: `ListenerError` if there is a file that is no socket, or if somebody listens.
    private func clear() throws(ListenerError) {
        // Of a symbolic link this is the link, so that what it leads to is safe.
        guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType else {
            return
        }
        guard type == .typeSocket else { throw ListenerError(path: path, reason: .notSocket) }
        switch connect() {
        case ECONNREFUSED: unlink(path)
        case ENOENT: return
        case EACCES, EPERM: throw ListenerError(path: path, reason: .denied)
        // Also one whose queue is full.
        default: throw ListenerError(path: path, reason: .inUse)
        }
    }

    /// Makes a socket there that is listened on.
    ///
    /// Every user of the machine may connect who may enter the folder: that is where access is given and refused. NIO
    /// would remove the file with the socket, also where a successor has it.
    ///
    /// - Returns: The descriptor.
    /// - Throws: `ListenerError`.
    func listen() throws(ListenerError) -> CInt {
        try clear()
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ListenerError(path: path, number: errno) }
        guard let address = try? SocketAddress(unixDomainSocketPath: path),
            address.withSockAddr({ bind(descriptor, $0, socklen_t($1)) }) == 0,
            chmod(path, 0o666) == 0, Glibc.listen(descriptor, 4096) == 0
        else {
            let number = errno
            close(descriptor)
            throw ListenerError(path: path, number: number)
        }
        return descriptor
    }

    /// Removes the file.
    func remove() {
        unlink(path)
    }

    /// The system's number for what became of a connection, 0 if somebody took it.
    private func connect() -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        guard let address = try? SocketAddress(unixDomainSocketPath: path) else { return EINVAL }
        return address.withSockAddr { address, size in
            Glibc.connect(descriptor, address, socklen_t(size)) == 0 ? 0 : errno
        }
    }
}
