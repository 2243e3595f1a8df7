import NIOCore

/// A connection from its beginning: answers what can be answered at once, and hands the connection to the router when
/// the first other request comes.
///
/// Answers are prepared with the documents, gathered per read, and sent with one system call, past the channel as long
/// as nothing waits in it. Nothing is read while answers wait to be taken, so a slow reader costs no memory. Once the
/// router has a connection it keeps it, and gets every byte from the first request on that was not answered here; so
/// answers keep the order of their requests. Bound to its channel's event loop, so not Sendable.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        /// Requests are read and answered.
        case reading
        /// A document is being made for the request that is next.
        case making
        /// The last answer is on its way; what else comes is dropped.
        case ending
        /// The router has the connection, or it is closed.
        case over
    }

    /// Where the loop keeps this connection.
    var place = 0
    private let loop: ListenerLoop
    private var phase = Phase.reading
    /// What was received and not answered.
    private var unread: ByteBuffer?
    /// What was made for the request that is next.
    private var arrival: FastAnswer.Arrival?
    private var context: ChannelHandlerContext?
    /// The socket, where answers may be sent past the channel because nothing encrypts them.
    private var descriptor: CInt?
    private let isPlain: Bool
    /// Whether answers wait in the channel.
    private var isUnsent = false
    /// Bytes that waited at the last look, to tell whether the reader takes any.
    private var unsentBytes: Int?
    private var isReadWanted = false
    private var isInputClosed = false
    private var isWithinHead = false
    /// When something was last read, where that matters.
    private var lastRead = NIODeadline.uptimeNanoseconds(0)
    /// Whether the router has the connection.
    private(set) var isHandedOver = false
    private var hasAnswered = false
    /// Whether the client is turned away, and may still be sending.
    private var isRefused = false
    /// The tick of the loop at which patience ends.
    private var deadline: Int
    private var knownCaller: Caller?

    /// Why the connection is turned away as soon as it is there.
    private let refusal: Refusal?

    /// Makes the handler of a connection; one that is plain is not encrypted by another handler.
    init(loop: ListenerLoop, isPlain: Bool, refusal: Refusal? = nil) {
        self.loop = loop
        self.isPlain = isPlain
        self.refusal = refusal
        deadline = loop.tick + loop.ticks.head
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        loop.add(self)
        guard isPlain else { return }
        descriptor = try? context.channel.pipeline.syncOperations
            .withUnsafeTransportIfAvailable(of: CInt.self) { $0 }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        if let refusal { refuse(refusal, context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .reading || phase == .making else { return }
        if loop.responder.isTimed { lastRead = .now() }
        var buffer = unwrapInboundIn(data)
        if unread == nil {
            unread = buffer
        } else {
            unread?.writeBuffer(&buffer)
        }
        answerRequests(context)
    }

    func read(context: ChannelHandlerContext) {
        if phase == .making || isUnsent { isReadWanted = true } else { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event = event as? ChannelEvent, event == .inputClosed else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        isInputClosed = true
        if phase != .making, !isUnsent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Ends the connection if its patience is over.
    func tick() {
        guard loop.tick >= deadline, let context else { return }
        if isUnsent {
            watchReader(context)
        } else if phase == .ending || unread == nil && hasAnswered {
            context.close(promise: nil)
        } else if phase == .reading {
            refuse(.tooSlow, context)
        }
    }

    /// Ends the connection if it is idle: soon where another process takes over, or else at once.
    func drain() {
        guard phase == .reading, unread == nil, !isUnsent, let context else { return }
        switch loop.draining {
        case .none: break
        case .patient: deadline = min(deadline, loop.tick + loop.ticks.farewell)
        case .prompt: context.close(promise: nil)
        }
    }

    /// Closes the connection.
    func end() {
        context?.close(promise: nil)
    }

    /// Answers without having been asked, and ends the connection.
    private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        loop.responder.refuse(refusal, caller: caller(context))
        phase = .ending
        isRefused = true
        unread = nil
        send(context)
    }
}

extension ConnectionHandler {
    /// What is to be done after a look at the bytes that came.
    private enum Step {
        /// A request of so many bytes was answered.
        case answered(bytes: Int, isLast: Bool)
        /// The next head has not come whole.
        case incomplete
        /// The next request needs something made first.
        case make(FastAnswer.Making)
        /// The next request is for the router.
        case handOver
    }

    private func answerRequests(_ context: ChannelHandlerContext) {
        while phase == .reading, !isUnsent, let bytes = unread {
            switch bytes.withUnsafeReadableBytes({ step($0, context) }) {
            case .answered(let count, let isLast):
                take(count)
                isWithinHead = false
                hasAnswered = true
                if isLast { phase = .ending }
                if loop.responder.batch.answers >= AnswerBatch.maximumAnswers || isLast { send(context) }
            case .incomplete:
                send(context)
                if isInputClosed, !isUnsent { context.close(promise: nil) }
                if !isWithinHead { deadline = loop.tick + loop.ticks.head }
                isWithinHead = true
                return
            case .make(let making):
                send(context)
                // Sending may have found that the connection is gone.
                if phase == .reading { make(making, context) }
                return
            case .handOver:
                send(context)
                if phase == .reading { handOver(context) }
                return
            }
        }
        send(context)
    }

    private func step(_ bytes: UnsafeRawBufferPointer, _ context: ChannelHandlerContext) -> Step {
        guard let window = ByteWindow(bytes) else { return .incomplete }
        switch RequestHeadParser.parse(window) {
        case .incomplete: return .incomplete
        case .other: return .handOver
        case .head(let head):
            let arrival = arrival
            self.arrival = nil
            let request = FastRequest(
                head: head,
                isLast: head.isLast || loop.isDraining,
                caller: loop.responder.needsCaller(head) ? caller(context) : nil,
                arrived: lastRead
            )
            switch loop.responder.answer(request, with: arrival) {
            case .answered(let isLast): return .answered(bytes: head.byteCount, isLast: isLast)
            case .make(let making): return .make(making)
            case .router: return .handOver
            }
        }
    }

    private func take(_ count: Int) {
        unread?.moveReaderIndex(forwardBy: count)
        if unread?.readableBytes == 0 { unread = nil }
    }

    /// Sends what was answered, past the channel where nothing waits in it.
    private func send(_ context: ChannelHandlerContext) {
        guard loop.responder.batch.answers > 0 else { return }
        // The descriptor is the channel's own: it is open while the channel is active, and this is its event loop.
        let rest = loop.responder.send(to: isUnsent || !context.channel.isActive ? nil : descriptor)
        deadline = loop.tick + loop.ticks.idle
        guard let last = rest.last else {
            sent(context)
            return
        }
        isUnsent = true
        unsentBytes = nil
        deadline = loop.tick + loop.ticks.stalled
        for buffer in rest.dropLast() { context.write(wrapOutboundOut(buffer), promise: nil) }
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in self.taken() }
        context.writeAndFlush(wrapOutboundOut(last), promise: promise)
    }

    /// The channel has got rid of what waited in it.
    private func taken() {
        isUnsent = false
        guard phase != .over, let context, context.channel.isActive else { return }
        deadline = loop.tick + loop.ticks.idle
        sent(context)
        answerRequests(context)
        readIfWanted(context)
    }

    /// Everything is sent: ends the connection if that was all.
    private func sent(_ context: ChannelHandlerContext) {
        if isInputClosed, phase != .making, unread == nil || phase == .ending {
            context.close(promise: nil)
        } else if phase == .ending {
            // To close while the client still sends would reset the connection, and lose the answer (RFC 9112 §9.6).
            deadline = loop.tick + loop.ticks.farewell
            if unread == nil, !isRefused {
                context.close(promise: nil)
            } else {
                context.close(mode: .output, promise: nil)
            }
            unread = nil
        } else {
            drain()
        }
    }

    private func readIfWanted(_ context: ChannelHandlerContext) {
        guard isReadWanted, phase != .making, !isUnsent else { return }
        isReadWanted = false
        context.read()
    }

    /// Gives a reader up who took nothing since the last look.
    private func watchReader(_ context: ChannelHandlerContext) {
        let waiting = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        guard waiting != unsentBytes || waiting == nil else {
            context.close(promise: nil)
            return
        }
        unsentBytes = waiting
        deadline = loop.tick + loop.ticks.stalled
    }

    private func make(_ making: FastAnswer.Making, _ context: ChannelHandlerContext) {
        phase = .making
        if !isUnsent { deadline = .max }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        loop.make(making) { arrival in bound.value.arrived(arrival) }
    }

    private func arrived(_ arrival: FastAnswer.Arrival?) {
        guard phase == .making, let context else { return }
        phase = .reading
        if !isUnsent { deadline = loop.tick + loop.ticks.idle }
        if let arrival {
            self.arrival = arrival
            answerRequests(context)
        } else {
            handOver(context)
        }
        readIfWanted(context)
    }

    /// Lets the router read on from the first request that was not answered.
    private func handOver(_ context: ChannelHandlerContext) {
        phase = .over
        isHandedOver = true
        let bytes = unread ?? ByteBuffer()
        unread = nil
        loop.handOver(context.channel)
            .assumeIsolated()
            .whenComplete { result in
                guard case .success = result else {
                    context.close(promise: nil)
                    return
                }
                context.fireChannelRead(self.wrapInboundOut(bytes))
                context.fireChannelReadComplete()
                if self.isInputClosed { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
                if self.isReadWanted { context.read() }
                context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
            }
    }

    private func leave() {
        phase = .over
        unread = nil
        guard context != nil else { return }
        context = nil
        loop.remove(self)
    }

    private func caller(_ context: ChannelHandlerContext) -> Caller {
        if let knownCaller { return knownCaller }
        let caller = Caller(PeerAddress(context.remoteAddress))
        knownCaller = caller
        return caller
    }
}

@available(*, unavailable)
extension ConnectionHandler: Sendable {}
