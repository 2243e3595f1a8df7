import Glibc

/// The sockets that a process was started with, by the convention of socket activation (sd_listen_fds(3)).
///
/// A service manager knows the process that it starts and names it in LISTEN_PID. A server that starts its successor
/// cannot, and names itself in FEEDSERVER_TAKEOVER.
struct InheritedSockets: Sendable, Hashable {
    /// The descriptor of the first.
    static let first: CInt = 3
    /// The variable that names the process that is to be taken over from.
    static let takeoverVariable = "FEEDSERVER_TAKEOVER"
    /// The name of the pipe on which the successor says that it serves.
    static let readinessName = "ready"
    /// All variables that say something of sockets handed over.
    static let variables: Set<String> = ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", takeoverVariable]

    /// Whether they come from a server that this one is to follow.
    let isSuccession: Bool
    /// The descriptors of listening sockets.
    var listeners: [ListenerName: CInt] = [:]
    /// Where to say that all listeners serve; nil if nobody waits for that.
    var readiness: CInt?

    /// Takes what the environment says; nil where no sockets are meant for this process.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - process: Its number.
    ///   - parent: The number of the process that started it.
    /// - Throws: `InheritedSocketsError.tooMany`.
    init?(environment: [String: String], process: pid_t, parent: pid_t) throws(InheritedSocketsError) {
        guard let count = environment["LISTEN_FDS"].flatMap({ CInt($0) }), (1...64).contains(count) else { return nil }
        isSuccession = environment[Self.takeoverVariable] == "\(parent)"
        guard isSuccession || environment["LISTEN_PID"] == "\(process)" else { return nil }
        let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
        for place in 0..<count {
            let name = Int(place) < names.count ? String(names[Int(place)]) : ""
            let descriptor = Self.first + place
            if isSuccession, name == Self.readinessName {
                readiness = descriptor
                continue
            }
            // Service managers name a socket after its unit, unless they are told otherwise.
            let listener = ListenerName(rawValue: name) ?? .feeds
            guard listeners.updateValue(descriptor, forKey: listener) == nil else {
                throw .tooMany(listener)
            }
        }
    }

    /// Keeps the descriptors from processes that this one starts, after a look at what they are.
    ///
    /// - Throws: `InheritedSocketsError.notListening`.
    func adopt() throws(InheritedSocketsError) {
        for (name, descriptor) in listeners.sorted(by: { $0.value < $1.value }) {
            var isListening: CInt = 0
            var size = socklen_t(MemoryLayout<CInt>.size)
            let result = getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size)
            guard result == 0, isListening != 0 else { throw .notListening(name, descriptor) }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        if let readiness { _ = fcntl(readiness, F_SETFD, FD_CLOEXEC) }
    }
}
