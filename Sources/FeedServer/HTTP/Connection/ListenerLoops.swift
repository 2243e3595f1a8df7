import NIOCore
import NIOSSL

/// The event loops of a listener, each with what its connections share, and the threads that carry connections in clear.
struct ListenerLoops: Sendable {
    /// How long connections may take to end by themselves.
    private static let longestDrain = Duration.seconds(30)
    /// How long it may take to close those that are left.
    private static let longestClose = Duration.seconds(5)

    let group: any EventLoopGroup
    /// The threads that take connections in clear; nil where connections are encrypted.
    let plain: SocketLoops?
    private let parts: ListenerParts
    private let loops: [ObjectIdentifier: NIOLoopBound<ListenerLoop>]
    private let sweeps: [RepeatedTask]

    /// Who says that connections cannot be taken.
    var acceptTrouble: AcceptTrouble { parts.acceptTrouble }

    /// Makes what the loops of a group need, and begins to watch over their connections.
    ///
    /// - Throws: `SystemError` where the system refuses what they need.
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
        var plain: SocketLoops?
        if parts.certificates == nil {
            plain = try await .start(parts: parts, entrance: RouterEntrance(group: group, loops: loops))
        }
        return ListenerLoops(group: group, plain: plain, parts: parts, loops: loops, sweeps: sweeps)
    }

    /// Takes an encrypted connection in, on its event loop.
    func accept(_ channel: any Channel, _ certificates: TLSCertificates) throws {
        guard let loop = loops[ObjectIdentifier(channel.eventLoop)]?.value else { return }
        guard !parts.census.isOverrun else {
            // To answer all of them would take the descriptors that those need who are served.
            loop.statistics.counters.count(.tooManyConnections)
            channel.close(promise: nil)
            return
        }
        let refusal: Refusal? = parts.census.enter() ? nil : .tooManyConnections
        try channel.pipeline.syncOperations.addHandlers(
            NIOSSLServerHandler(context: certificates.context),
            TLSNegotiationHandler(loop: loop, refusal: refusal, patience: parts.patience.head)
        )
    }

    /// Lets every connection end, and returns when none is left.
    func drain(_ draining: Draining) async {
        // The event loops first: what the threads still hand over is told there that it is to end.
        await each { $0.drain(draining) }
        await plain?.each { $0.drain(draining) }
        let end = ContinuousClock.now.advanced(by: Self.longestDrain)
        while parts.census.current > 0, ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(10)) }
        await close()
    }

    /// Closes every connection, and returns when none is left.
    func close() async {
        // A connection that was miscounted must not keep the process.
        let end = ContinuousClock.now.advanced(by: Self.longestClose)
        while parts.census.current > 0, ContinuousClock.now < end {
            await plain?.each { $0.closeAll() }
            await each { $0.close() }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Lets the threads go; there is no connection left, or never was one.
    func end() async {
        for sweep in sweeps { sweep.cancel() }
        await plain?.end()
    }

    private func each(_ body: @escaping @Sendable (ListenerLoop) -> Void) async {
        for loop in loops.values {
            try? await loop.eventLoop.submit { body(loop.value) }.get()
        }
    }
}
