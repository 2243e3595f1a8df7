import NIOCore

/// What the connections of one event loop share.
///
/// Bound to that loop, so not Sendable.
final class ListenerLoop {
    let batch = AnswerBatch()
    let ticks: ConnectionTicks
    /// Counts the sweeps over the connections.
    private(set) var tick = 0
    private let eventLoop: any EventLoop
    private let source: any DocumentSource
    private let etiquette: PollEtiquette
    private let documents: LoopDocuments
    private let router: RouterChannel
    private let tasks: ListenerTasks
    private let census: ConnectionCensus
    let statistics: LoopStatistics
    private var log: AccessLogLines?
    private var ending = AnswerEnding()
    private var connections: [ConnectionHandler] = []
    private var handedOver: [ObjectIdentifier: any Channel] = [:]
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
        etiquette = parts.etiquette
        documents = LoopDocuments(source: parts.source)
        router = parts.router
        tasks = parts.tasks
        census = parts.census
        statistics = parts.statistics.loop(eventLoop)
        log = parts.accessLog.map { AccessLogLines(log: $0) }
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
    }

    /// Lets every connection end.
    func drain(_ draining: Draining) {
        self.draining = draining
        for connection in connections.reversed() { connection.drain() }
        for channel in handedOver.values {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// Closes every connection.
    func close() {
        for connection in connections.reversed() { connection.end() }
        for channel in handedOver.values { channel.close(promise: nil) }
    }

    /// Answers a request into the batch, if that can be done here.
    ///
    /// - Parameters:
    ///   - head: The request.
    ///   - arrival: What was made for it; nil at the first try.
    ///   - remoteAddress: Tells the address of the client.
    /// - Returns: What came of it.
    func answer(_ head: RequestHead, with arrival: FastAnswer.Arrival?, remoteAddress: () -> String) -> FastAnswer {
        let document: PreparedDocument
        if let arrival {
            document = arrival.document
        } else {
            switch documents.lookup(head.path) {
            case .ready(let ready): document = ready
            case .pending(let key): return .make(.document(key))
            case .other: return .router
            }
        }
        let now = DateField.now()
        let isLast = head.isLast || isDraining
        let ending = ending.bytes(at: now, closes: isLast)
        switch FeedDecision.decide(head.fields, document: document, now: now) {
        case .full where head.fields.deltaBases != nil || etiquette.counts(head.fields, isHead: head.isHead):
            return .router
        case .full(let variant):
            let isDated = document.lastModified(at: now) != nil
            let content = head.isHead ? nil : variant.content
            batch.add(isDated ? variant.fullHead : variant.undatedFullHead, ending: ending, content: content)
            statistics.count(head, status: 200, contentLength: content?.readableBytes ?? 0)
            log?.add(head, status: 200, contentLength: content?.readableBytes ?? 0, now: now, remoteAddress())
        case .notModified(let variant):
            batch.add(variant.notModifiedHead, ending: ending, content: nil)
            statistics.count(head, status: 304, contentLength: 0)
            log?.add(head, status: 304, contentLength: 0, now: now, remoteAddress())
        case .notAcceptable, .preconditionFailed:
            return .router
        }
        // What was waited for has been counted by the cache, and so has what the router answers.
        if arrival == nil { statistics.counters.cacheHit() }
        return .answered(isLast: isLast)
    }

    /// Puts a refusal into the batch.
    func refuse(_ refusal: Refusal, remoteAddress: String) {
        let now = DateField.now()
        let answer = refusal.answer
        batch.add(answer.head, ending: ending.bytes(at: now, closes: true), content: answer.content)
        statistics.count(refusal, contentLength: answer.content.readableBytes)
        log?.add(refusal, contentLength: answer.content.readableBytes, now: now, remoteAddress)
    }

    /// Sends the batch; what the system did not take is returned.
    func send(to descriptor: CInt?) -> [ByteBuffer] {
        log?.flush()
        return batch.send(to: descriptor)
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
        let identifier = ObjectIdentifier(channel)
        handedOver[identifier] = channel
        channel.closeFuture.assumeIsolated()
            .whenComplete { _ in
                self.handedOver[identifier] = nil
                self.census.leave()
                self.statistics.counters.connectionClosed()
            }
        return router.join(channel, loop: self)
    }
}

@available(*, unavailable)
extension ListenerLoop: Sendable {}
