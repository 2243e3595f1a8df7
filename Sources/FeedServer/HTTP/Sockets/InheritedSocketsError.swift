/// Why sockets that the process was started with are of no use.
enum InheritedSocketsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// More than one for the same listener.
    case tooMany(ListenerName)
    /// The descriptor is no socket on which connections can be taken.
    case notListening(ListenerName, CInt)

    var description: String {
        switch self {
        case .tooMany(let name):
            "LISTEN_FDS: more than one socket was handed over for \(name.rawValue); hand over one, and one named metrics "
                + "if that is served (LISTEN_FDNAMES)"
        case .notListening(let name, let descriptor):
            "LISTEN_FDS: descriptor \(descriptor), for \(name.rawValue), is no socket that is listened on; hand over a "
                + "stream socket that is (Accept=no in a systemd unit), or none"
        }
    }
}
