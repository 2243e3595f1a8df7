import Glibc
import NIOCore

/// Why the listener could not be put up.
struct ListenerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Host and port as they were asked for: `127.0.0.1:8080`.
    let address: String
    let reason: Reason
    /// Where the address comes from.
    let keys: Keys

    /// Where an address comes from, and so what to change.
    enum Keys: Sendable, Hashable {
        /// `listen.host` and `listen.port`, or the options of `serve`.
        case feeds
        /// `listen.metrics`.
        case metrics

        fileprivate var host: String { self == .feeds ? "listen.host, --host" : "listen.metrics" }
        fileprivate var port: String { self == .feeds ? "listen.port, --port" : "listen.metrics" }
    }

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
            "\(address) is in use; stop the program that listens there, or choose another port (\(keys.port))"
        case .denied:
            "\(address) may not be listened on by this user; choose a port from 1024 up (\(keys.port))"
        case .notOurs:
            "\(address) is no address of this machine; choose another host (\(keys.host))"
        case .unknownHost:
            "\(address): there is no address for this host name; choose another host (\(keys.host))"
        case .other(let text):
            "\(address) cannot be listened on: \(text)"
        }
    }

    /// What an error of binding means, or nil if it is another error.
    init?(_ error: any Error, address: String, keys: Keys = .feeds) {
        self.address = address
        self.keys = keys
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
