import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// The sockets on which the process takes connections: bound by it, or handed over to it, and handed on to a successor.
final class ListeningSockets: Sendable {
    /// A socket that is open.
    private struct Opened {
        var channel: any Channel
        /// Where its connections are.
        var group: any EventLoopGroup
        /// Who takes its connections; nil where the channel does.
        var taker: (any ConnectionTaker)?
        /// What is to be removed when it is closed; nil where there is no file, or somebody else's.
        var file: SocketFile?
    }

    private struct State {
        var opened: [ListenerName: Opened] = [:]
        var serving: Set<ListenerName> = []
        var inherited: InheritedSockets?
        var isHandedOver = false
    }

    private let state: Mutex<State>
    /// The listeners that there will be.
    private let expected: Set<ListenerName>

    /// Knows what sockets the process was started with, and what listeners there will be.
    init(inherited: InheritedSockets? = nil, expected: Set<ListenerName> = []) {
        self.expected = expected
        state = Mutex(State(inherited: inherited))
    }

    /// Whether another process takes the connections now.
    var isHandedOver: Bool { state.withLock { $0.isHandedOver } }

    /// The sockets that can be handed over; none until all listeners serve.
    var descriptors: [(name: ListenerName, descriptor: CInt)] {
        get async throws {
            let opened = state.withLock { $0.serving.isSuperset(of: expected) ? $0.opened : [:] }
            var descriptors: [(ListenerName, CInt)] = []
            for (name, socket) in opened.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                if let descriptor = try await Self.descriptor(of: socket.channel) {
                    descriptors.append((name, descriptor))
                }
            }
            return descriptors
        }
    }

    /// Begins to take connections.
    ///
    /// - Parameters:
    ///   - name: Whose connections.
    ///   - address: Where, unless a socket was handed over.
    ///   - group: The event loops of the connections.
    ///   - bootstrap: What becomes of the connections.
    ///   - taker: Who takes the connections in place of the channel, which then must not read by itself.
    /// - Returns: The address as it is now.
    /// - Throws: `ListenerError` if the address cannot be listened on.
    func open(
        _ name: ListenerName,
        at address: ListenAddress,
        group: any EventLoopGroup,
        _ bootstrap: ServerBootstrap,
        taker: (any ConnectionTaker)? = nil
    ) async throws -> ListenAddress {
        let inherited = state.withLock { $0.inherited?.listeners.removeValue(forKey: name) }
        do {
            let channel = try await bind(inherited, address, bootstrap)
            let bound = address.bound(to: channel.localAddress, isInherited: inherited != nil)
            state.withLock { state in
                var file: SocketFile?
                // A service manager keeps the files of its sockets.
                if case .socket(let path) = bound, inherited == nil || state.inherited?.isSuccession == true {
                    file = SocketFile(path: path)
                }
                state.opened[name] = Opened(channel: channel, group: group, taker: taker, file: file)
            }
            if let taker, let descriptor = try await Self.descriptor(of: channel) { await taker.take(from: descriptor) }
            return bound
        } catch let error as ListenerError {
            throw error
        } catch {
            throw ListenerError(error, address: address, name: name) ?? error
        }
    }

    /// Says that a listener answers; when all do, a predecessor is told to go.
    func serves(_ name: ListenerName) {
        let readiness = state.withLock { state -> CInt? in
            state.serving.insert(name)
            guard state.serving.isSuperset(of: expected) else { return nil }
            defer { state.inherited?.readiness = nil }
            return state.inherited?.readiness
        }
        guard let readiness else { return }
        var byte: UInt8 = 1
        write(readiness, &byte, 1)
        Glibc.close(readiness)
    }

    /// Lets a successor take all connections that come from now on.
    func handOver() async {
        let names = state.withLock { state in
            state.isHandedOver = true
            return Array(state.opened.keys)
        }
        for name in names { await close(name) }
    }

    /// Takes no more connections for a listener.
    func close(_ name: ListenerName) async {
        let (socket, isHandedOver) = state.withLock { ($0.opened.removeValue(forKey: name), $0.isHandedOver) }
        guard let socket else { return }
        if let taker = socket.taker {
            await taker.stopTaking(isHandedOver: isHandedOver)
        } else {
            await Self.stopTaking(socket)
        }
        // Before it is closed: once it is, another process may put its own there.
        if !isHandedOver { socket.file?.remove() }
        try? await socket.channel.close()
    }

    /// Lets the channel take no more connections, and waits for those that it has taken: those that are not set up yet
    /// would be closed unanswered with the socket.
    private static func stopTaking(_ socket: Opened) async {
        try? await socket.channel.setOption(.autoRead, value: false).get()
        for _ in 0..<2 {
            for loop in socket.group.makeIterator() { try? await loop.submit {}.get() }
            try? await socket.channel.eventLoop.submit {}.get()
        }
    }

    /// The descriptor of a listening socket, good while its channel is open.
    private static func descriptor(of channel: any Channel) async throws -> CInt? {
        try await channel.eventLoop
            .submit { try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { $0 } }
            .get()
    }

    private func bind(
        _ inherited: CInt?,
        _ address: ListenAddress,
        _ bootstrap: ServerBootstrap
    ) async throws
        -> any Channel
    {
        if let inherited { return try await bootstrap.withBoundSocket(inherited).get() }
        switch address {
        case .internet(let host, let port):
            // The resolver takes an IPv6 address without its brackets.
            let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
            return try await bootstrap.bind(host: isBracketed ? String(host.dropFirst().dropLast()) : host, port: port)
                .get()
        case .socket(let path):
            return try await bootstrap.withBoundSocket(try SocketFile(path: path).listen()).get()
        }
    }
}
