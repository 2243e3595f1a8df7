import NIOCore

/// What the connections of one event loop share.
///
/// Bound to that loop, so not Sendable.
final class ListenerLoop {
    let responder: FastResponder
    let statistics: LoopStatistics
    let ticks: ConnectionTicks
    /// Counts the sweeps over the connections.
    private(set) var tick = 0
    private let eventLoop: any EventLoop
    private let source: any DocumentSource
    private let router: RouterChannel
    private let tasks: ListenerTasks
    private let census: ConnectionCensus
    private var connections: [ConnectionHandler] = []
    private let http2: HTTP2Router
    private var handedOver: [ObjectIdentifier: RoutedConnection] = [:]
    /// Connections on which nobody speaks HTTP yet.
    private var handshakes: [ObjectIdentifier: any Channel] = [:]
    /// How the connections are being ended.
    private(set) var draining = Draining.none

    /// How connections are ended while the listener stops.
    enum Draining: Sendable {
        case none
        /// With their next answer, or when they have been idle for a while: another process takes over.
        case patient
        /// As soon as they are idle.
        case prompt
    }

    /// Makes what the connections of a loop share.
    init(eventLoop: any EventLoop, parts: ListenerParts) {
        self.eventLoop = eventLoop
        source = parts.source
        statistics = parts.statistics.loop(eventLoop)
        responder = FastResponder(parts: parts, statistics: statistics)
        router = parts.router
        http2 = parts.http2
        tasks = parts.tasks
        census = parts.census
        ticks = ConnectionTicks(parts.patience)
    }

    /// Whether every answer is its connection's last.
    var isDraining: Bool { draining != .none }

    /// Takes a connection in.
    func add(_ connection: ConnectionHandler) {
        connection.place = connections.count
        connections.append(connection)
        statistics.counters.connectionOpened()
    }

    /// Lets a connection go.
    func remove(_ connection: ConnectionHandler) {
        let place = connection.place
        guard place < connections.count, connections[place] === connection else { return }
        if !connection.isHandedOver {
            census.leave()
            statistics.counters.connectionClosed()
        }
        let last = connections.removeLast()
        guard last !== connection else { return }
        last.place = place
        connections[place] = last
    }

    /// Ends the connections whose patience is over.
    func sweep() {
        tick += 1
        // From the last: a connection that goes is replaced by one that was looked at.
        for place in connections.indices.reversed() where place < connections.count { connections[place].tick() }
        // Keys first: whoever is given up goes at once.
        for identifier in Array(handedOver.keys) { handedOver[identifier]?.tick(tick, ticks) }
    }

    /// Lets every connection end.
    func drain(_ draining: Draining) {
        self.draining = draining
        for connection in connections.reversed() { connection.drain() }
        switch draining {
        case .none: break
        case .patient:
            // Those that the router has cannot hear twice; they are closed as soon as they are idle then.
            let farewell = TimeAmount.nanoseconds(ticks.interval.nanoseconds * Int64(ticks.farewell))
            eventLoop.assumeIsolated().scheduleTask(in: farewell) { self.quiesce() }
        case .prompt:
            quiesce()
            for channel in handshakes.values { channel.close(promise: nil) }
        }
    }

    private func quiesce() {
        for connection in handedOver.values {
            connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// Closes every connection.
    func close() {
        for connection in connections.reversed() { connection.end() }
        for connection in Array(handedOver.values) { UnsentAnswerHandler.abandon(connection.channel) }
        for channel in handshakes.values { channel.close(promise: nil) }
    }

    /// Makes what a request needs, and tells what came of it on the loop; nil if it is for the router to say.
    func make(_ making: FastAnswer.Making, _ done: @escaping @Sendable (FastAnswer.Arrival?) -> Void) {
        let (source, eventLoop) = (source, eventLoop)
        tasks.add {
            let arrival = await making.made(from: source)
            eventLoop.execute { done(arrival) }
        }
    }

    /// Puts the router's handlers at the end of a connection's pipeline.
    func handOver(_ channel: any Channel) -> EventLoopFuture<Void> {
        keep(channel)
        return router.join(channel, loop: self)
    }

    private func keep(_ channel: any Channel) {
        let identifier = ObjectIdentifier(channel)
        handedOver[identifier] = RoutedConnection(channel, at: tick, ticks: ticks)
        channel.closeFuture.assumeIsolated()
            .whenComplete { _ in
                self.handedOver[identifier] = nil
                self.census.leave()
                self.statistics.counters.connectionClosed()
            }
    }
}

extension ListenerLoop {
    /// Looks after a connection whose handshake is under way.
    func beginHandshake(_ channel: any Channel) {
        let identifier = ObjectIdentifier(channel)
        handshakes[identifier] = channel
        channel.closeFuture.assumeIsolated()
            .whenComplete { _ in
                if self.handshakes.removeValue(forKey: identifier) != nil { self.census.leave() }
            }
    }

    /// Lets a connection go whose handshake is over, to one of those below.
    func endHandshake(_ channel: any Channel) { handshakes[ObjectIdentifier(channel)] = nil }

    /// Gives a connection over which HTTP/1.1 is spoken the handler of all connections.
    func speakHTTP1(_ channel: any Channel, _ refusal: Refusal?) throws {
        let connection = ConnectionHandler(loop: self, isPlain: false, refusal: refusal)
        try channel.pipeline.syncOperations.addHandler(connection)
    }

    /// Gives a connection over which HTTP/2 is spoken to the router; one too many is closed without an answer.
    func speakHTTP2(_ channel: any Channel, _ refusal: Refusal?) {
        statistics.counters.connectionOpened()
        keep(channel)
        if let refusal {
            statistics.counters.count(refusal)
            channel.close(promise: nil)
        } else {
            http2.join(channel)
            if isDraining { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        }
    }
}

@available(*, unavailable)
extension ListenerLoop: Sendable {}
