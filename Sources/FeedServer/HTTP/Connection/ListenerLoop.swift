import NIOCore

/// What the connections of one event loop share: those that are encrypted, and those that the router has.
///
/// Bound to that loop, so not Sendable.
final class ListenerLoop {
    let context: LoopContext
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

    /// Makes what the connections of a loop share.
    init(eventLoop: any EventLoop, parts: ListenerParts) {
        self.eventLoop = eventLoop
        source = parts.source
        context = LoopContext(parts: parts, statistics: parts.statistics.loop(eventLoop))
        router = parts.router
        http2 = parts.http2
        tasks = parts.tasks
        census = parts.census
    }

    /// What is counted of the connections.
    var statistics: LoopStatistics { context.statistics }

    /// Whether every answer is its connection's last.
    var isDraining: Bool { context.isDraining }

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
        if !connection.isHandedOver { lose() }
        let last = connections.removeLast()
        guard last !== connection else { return }
        last.place = place
        connections[place] = last
    }

    /// Ends the connections whose patience is over.
    func sweep() {
        context.advance()
        // From the last: a connection that goes is replaced by one that was looked at.
        for place in connections.indices.reversed() where place < connections.count { connections[place].tick() }
        // Keys first: whoever is given up goes at once.
        for identifier in Array(handedOver.keys) { handedOver[identifier]?.tick(context.tick, context.ticks) }
    }

    /// Lets every connection end.
    func drain(_ draining: Draining) {
        context.draining = draining
        for connection in connections.reversed() { connection.drain() }
        switch draining {
        case .none: break
        case .patient:
            // Those that the router has cannot hear twice; they are closed as soon as they are idle then.
            let ticks = context.ticks
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

    /// Gives the router a connection that had no channel before, and lets it read on from the first request that was not
    /// answered.
    func adopt(_ channel: any Channel, unanswered bytes: ByteBuffer) {
        handOver(channel).assumeIsolated()
            .whenComplete { result in
                guard case .success = result else {
                    channel.close(promise: nil)
                    return
                }
                if bytes.readableBytes > 0 {
                    channel.pipeline.syncOperations.fireChannelRead(NIOAny(bytes))
                    channel.pipeline.syncOperations.fireChannelReadComplete()
                }
                // Not before: the system would be asked for what follows those bytes.
                try? channel.syncOptions?.setOption(.autoRead, value: true)
            }
    }

    /// Lets a connection go that was to get a channel and has ended before.
    func lose() {
        census.leave()
        statistics.counters.connectionClosed()
    }

    private func keep(_ channel: any Channel) {
        let identifier = ObjectIdentifier(channel)
        handedOver[identifier] = RoutedConnection(channel, at: context.tick, ticks: context.ticks)
        channel.closeFuture.assumeIsolated()
            .whenComplete { _ in
                self.handedOver[identifier] = nil
                self.lose()
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
        let connection = ConnectionHandler(loop: self, refusal: refusal)
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
