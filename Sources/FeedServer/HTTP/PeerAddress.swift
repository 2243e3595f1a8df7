/// Who is at the other end of a connection.
enum PeerAddress: Sendable, Hashable, CustomStringConvertible {
    case internet(InternetAddress)
    /// Somebody on this machine who may open the Unix-domain socket.
    case unixSocket

    /// The address in its canonical form, as logs show it.
    var description: String {
        switch self {
        case .internet(let address): address.description
        case .unixSocket: "unix:"
        }
    }
}
