import Glibc
import NIOCore

/// Why the listener could not be put up.
struct ListenerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Host and port as they were asked for: `127.0.0.1:8080`.
    let address: String
    let reason: Reason

    enum Reason: Sendable, Hashable {
        case inUse
        case denied
        case notOurs
        case unknownHost
        /// As the operating system says it.
        case other(String)
    }

    var description: String {
        switch reason {
        case .inUse:
            "\(address) is in use; stop the program that listens there, or choose another port (listen.port, --port)"
        case .denied:
            "\(address) may not be listened on by this user; choose a port from 1024 up (listen.port, --port)"
        case .notOurs:
            "\(address) is no address of this machine; choose another host (listen.host, --host)"
        case .unknownHost:
            "\(address): there is no address for this host name; choose another host (listen.host, --host)"
        case .other(let text):
            "\(address) cannot be listened on: \(text)"
        }
    }

    /// What an error of binding means, or nil if it is another error.
    init?(_ error: any Error, address: String) {
        self.address = address
        switch error {
        case let error as IOError:
            reason =
                switch error.errnoCode {
                case EADDRINUSE: .inUse
                case EACCES, EPERM: .denied
                case EADDRNOTAVAIL: .notOurs
                default: .other(String(cString: strerror(error.errnoCode)))
                }
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            reason = .unknownHost
        default:
            return nil
        }
    }
}
