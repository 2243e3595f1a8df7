import NIOCore

/// Where a listener takes connections.
enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A host, an IPv6 address with or without brackets, and a port, of which 0 is a free one.
    case internet(host: String, port: Int)
    /// The path of a Unix-domain socket.
    case socket(path: String)

    /// The address as messages have it: `127.0.0.1:8080`.
    var description: String {
        switch self {
        case .internet(let host, let port): "\(host):\(port)"
        case .socket(let path): path
        }
    }

    /// The address as those need it who want to reach the listener.
    func url(scheme: String) -> String {
        switch self {
        case .internet(let host, let port):
            "\(scheme)://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)/"
        case .socket(let path):
            "unix:\(path)"
        }
    }

    /// This address as the system knows it once it is bound: with the port that was free, or all of it where the socket
    /// was handed over.
    func bound(to address: SocketAddress?, isInherited: Bool) -> ListenAddress {
        switch (address, self) {
        case (.unixDomainSocket, _):
            .socket(path: address?.pathname ?? description)
        case (.some, .internet(let host, let port)) where !isInherited:
            .internet(host: host, port: address?.port ?? port)
        case (.some, _):
            .internet(host: address?.ipAddress ?? description, port: address?.port ?? 0)
        case (nil, _):
            self
        }
    }
}
