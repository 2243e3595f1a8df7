import NIOCore

/// Who is at the other end of a connection.
enum PeerAddress: Sendable, Hashable, CustomStringConvertible {
    case internet(InternetAddress)
    /// Somebody on this machine who may open the Unix-domain socket.
    case unixSocket

    /// Takes the address of a socket; nil where it is not known, as of a connection that is closed by now.
    init?(_ address: SocketAddress?) {
        switch address {
        case .unixDomainSocket: self = .unixSocket
        case .v4, .v6:
            guard let address = address?.ipAddress.flatMap({ InternetAddress($0) }) else { return nil }
            self = .internet(address)
        case nil: return nil
        }
    }

    /// The address in its canonical form, as logs show it.
    var description: String {
        switch self {
        case .internet(let address): address.description
        case .unixSocket: "unix:"
        }
    }
}
