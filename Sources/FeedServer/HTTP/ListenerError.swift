import Glibc
import NIOCore

/// Why the listener could not be put up.
struct ListenerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Host and port as they were asked for, `127.0.0.1:8080`, or the path of the socket.
    let address: String
    let reason: Reason
    /// Where the address comes from.
    let keys: Keys

    /// Where an address comes from, and so what to change.
    enum Keys: Sendable, Hashable {
        /// `listen.host` and `listen.port`, or the options of `serve`.
        case feeds
        /// `listen.socket`.
        case socket
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
        /// There is no folder for a socket.
        case noFolder
        /// Where the socket is to be is another file.
        case notSocket
        /// As the operating system says it.
        case other(String)
    }

    var description: String {
        switch reason {
        case .inUse where keys == .socket:
            "\(address) is in use; stop the program that listens there, or choose another path (listen.socket)"
        case .inUse:
            "\(address) is in use; stop the program that listens there, or choose another port (\(keys.port))"
        case .denied where keys == .socket:
            "\(address) may not be listened on by this user; choose a path in a folder of its own (listen.socket)"
        case .denied:
            "\(address) may not be listened on by this user; choose a port from 1024 up (\(keys.port))"
        case .notOurs:
            "\(address) is no address of this machine; choose another host (\(keys.host))"
        case .unknownHost:
            "\(address): there is no address for this host name; choose another host (\(keys.host))"
        case .noFolder:
            "\(address): there is no such folder; make it, or choose another path (listen.socket)"
        case .notSocket:
            "\(address) is no socket but another file, which stays; choose another path (listen.socket)"
        case .other(let text):
            "\(address) cannot be listened on: \(text)"
        }
    }

    /// What is wrong with the path of a socket.
    init(path: String, reason: Reason) {
        address = path
        keys = .socket
        self.reason = reason
    }

    /// What the system's number for an error of a socket with a path means.
    init(path: String, number: CInt) {
        self.init(path: path, reason: Reason(number))
    }

    /// What an error of binding means, or nil if it is another error.
    init?(_ error: any Error, address: ListenAddress, name: ListenerName = .feeds) {
        self.address = address.description
        if case .socket = address { keys = .socket } else { keys = name == .metrics ? .metrics : .feeds }
        switch error {
        case let error as IOError:
            reason = Reason(error.errnoCode)
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            reason = .unknownHost
        default:
            return nil
        }
    }
}

extension ListenerError.Reason {
    /// What the system's number for an error means.
    fileprivate init(_ number: CInt) {
        self =
            switch number {
            case EADDRINUSE: .inUse
            case EACCES, EPERM, EROFS: .denied
            case EADDRNOTAVAIL: .notOurs
            case ENOENT, ENOTDIR: .noFolder
            default: .other(String(cString: strerror(number)))
            }
    }
}
