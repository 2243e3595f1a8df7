import Glibc
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

    /// Takes the address of who is at the other end of a socket; nil where it is not known.
    init?(ofSocket descriptor: CInt) {
        // Byte by byte: whose the members of a sockaddr are depends on the files that are compiled together.
        var bytes = [UInt8](repeating: 0, count: 128)
        var length = socklen_t(bytes.count)
        let result = bytes.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { getpeername(descriptor, $0.baseAddress, &length) }
        }
        guard result == 0 else { return nil }
        let number = { (range: Range<Int>) in bytes[range].reduce(UInt128(0)) { $0 << 8 | UInt128($1) } }
        switch CInt(bytes.withUnsafeBytes { $0.loadUnaligned(as: sa_family_t.self) }) {
        case AF_UNIX: self = .unixSocket
        // Behind family and port; in IPv6 behind the flow too.
        case AF_INET: self = .internet(InternetAddress(bits: 0xFFFF << 32 | number(4..<8)))
        case AF_INET6: self = .internet(InternetAddress(bits: number(8..<24)))
        default: return nil
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
