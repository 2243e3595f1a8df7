import NIOCore
import NIOSSL

/// The event loops of a listener, each with what its connections share.
struct ListenerLoops: Sendable {
    /// How long connections may take to end by themselves.
    private static let longestDrain = Duration.seconds(30)

    let group: any EventLoopGroup
    private let census: ConnectionCensus
    private let certificates: TLSCertificates?
    private let patience: RequestPatience
    private let loops: [ObjectIdentifier: NIOLoopBound<ListenerLoop>]
    private let sweeps: [RepeatedTask]

    /// Makes what the loops of a group need, and begins to watch over their connections.
    static func make(group: any EventLoopGroup, parts: ListenerParts) async throws -> ListenerLoops {
        var loops: [ObjectIdentifier: NIOLoopBound<ListenerLoop>] = [:]
        var sweeps: [RepeatedTask] = []
        for eventLoop in group.makeIterator() {
            let bound =
                try await eventLoop.submit {
                    NIOLoopBound(ListenerLoop(eventLoop: eventLoop, parts: parts), eventLoop: eventLoop)
                }
                .get()
            loops[ObjectIdentifier(eventLoop)] = bound
            let interval = ConnectionTicks(parts.patience).interval
            sweeps.append(
                eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in bound.value.sweep() }
            )
        }
        return ListenerLoops(group: group, parts: parts, loops: loops, sweeps: sweeps)
    }

    private init(
        group: any EventLoopGroup,
        parts: ListenerParts,
        loops: [ObjectIdentifier: NIOLoopBound<ListenerLoop>],
        sweeps: [RepeatedTask]
    ) {
        self.group = group
        census = parts.census
        certificates = parts.certificates
        patience = parts.patience
        self.loops = loops
        self.sweeps = sweeps
    }

    /// Takes a connection in, on its event loop.
    func accept(_ channel: any Channel) throws {
        guard let loop = loops[ObjectIdentifier(channel.eventLoop)]?.value else { return }
        guard !census.isOverrun else {
            // To answer all of them would take the descriptors that those need who are served.
            loop.statistics.counters.count(.tooManyConnections)
            channel.close(promise: nil)
            return
        }
        let refusal: Refusal? = census.enter() ? nil : .tooManyConnections
        let pipeline = channel.pipeline.syncOperations
        if let certificates {
            try pipeline.addHandlers(
                NIOSSLServerHandler(context: certificates.context),
                TLSNegotiationHandler(loop: loop, refusal: refusal, patience: patience.head)
            )
        } else {
            try pipeline.addHandler(ConnectionHandler(loop: loop, isPlain: true, refusal: refusal))
        }
    }

    /// Lets every connection end, and returns when none is left.
    func drain(_ draining: ListenerLoop.Draining) async {
        await each { $0.drain(draining) }
        let end = ContinuousClock.now.advanced(by: Self.longestDrain)
        while census.current > 0, ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(10)) }
        await close()
    }

    /// Closes every connection, and returns when none is left.
    func close() async {
        while census.current > 0 {
            await each { $0.close() }
            try? await Task.sleep(for: .milliseconds(10))
        }
        for sweep in sweeps { sweep.cancel() }
    }

    private func each(_ body: @escaping @Sendable (ListenerLoop) -> Void) async {
        for loop in loops.values {
            try? await loop.eventLoop.submit { body(loop.value) }.get()
        }
    }
}
