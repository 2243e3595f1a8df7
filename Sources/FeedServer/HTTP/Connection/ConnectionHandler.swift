import NIOCore

/// Carries a connection that is encrypted, from its beginning until the router has it: a `ConnectionLife` on a channel.
///
/// Bound to its channel's event loop, so not Sendable.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// Where the loop keeps this connection.
    var place = 0
    private let loop: ListenerLoop
    private var life: ConnectionLife
    /// What was received and not answered.
    private var unread: ByteBuffer?
    private var context: ChannelHandlerContext?
    private var isReadWanted = false
    /// Whether the router has the connection.
    private(set) var isHandedOver = false
    private var knownCaller: Caller?
    /// Why the connection is turned away as soon as it is there.
    private let refusal: Refusal?

    /// Makes the handler of a connection.
    init(loop: ListenerLoop, refusal: Refusal? = nil) {
        self.loop = loop
        self.refusal = refusal
        life = ConnectionLife(loop.context)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        loop.add(self)
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
        guard life.phase == .reading || life.phase == .making else { return }
        life.received(loop.context)
        var buffer = unwrapInboundIn(data)
        if unread == nil {
            unread = buffer
        } else {
            unread?.writeBuffer(&buffer)
        }
        answerRequests(context)
    }

    func read(context: ChannelHandlerContext) {
        if life.isReading { context.read() } else { isReadWanted = true }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event = event as? ChannelEvent, event == .inputClosed else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        take(life.inputEnded(), context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Ends the connection if its patience is over.
    func tick() {
        guard let context else { return }
        let finding = life.look(loop.context, hasUnread: unread != nil) {
            try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        }
        switch finding {
        case .goOn: break
        case .close: context.close(promise: nil)
        case .refuse(let refusal): refuse(refusal, context)
        }
    }

    /// Ends the connection if it is idle.
    func drain() {
        guard let context else { return }
        take(life.drain(loop.context, hasUnread: unread != nil), context)
    }

    /// Closes the connection.
    func end() {
        context?.close(promise: nil)
    }
}

extension ConnectionHandler {
    /// Answers without having been asked, and ends the connection.
    private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        life.refuse(refusal, loop.context, caller: caller(context))
        unread = nil
        send(context)
    }

    private func answerRequests(_ context: ChannelHandlerContext) {
        while life.isAnswering, let bytes = unread {
            var taken = 0
            let turn = bytes.withUnsafeReadableBytes { bytes in
                life.answer(bytes, &taken, loop.context) { caller(context) }
            }
            unread?.moveReaderIndex(forwardBy: taken)
            if unread?.readableBytes == 0 { unread = nil }
            send(context)
            // Sending may have found that the connection is gone.
            guard life.phase == .reading else { return }
            switch turn {
            case .lookAgain: break
            case .incomplete: return take(life.awaitsHead(loop.context), context)
            case .make(let making): return make(making, context)
            case .handOver: return handOver(context)
            }
        }
    }

    private func take(_ step: ConnectionLife.Step, _ context: ChannelHandlerContext) {
        switch step {
        case .goOn: break
        case .close: context.close(promise: nil)
        case .endOutput:
            unread = nil
            context.close(mode: .output, promise: nil)
        }
    }

    /// Sends what was answered.
    private func send(_ context: ChannelHandlerContext) {
        guard loop.context.responder.batch.answers > 0 else { return }
        let buffers = loop.context.responder.send(to: nil)
        life.stalled(loop.context)
        for buffer in buffers { context.write(wrapOutboundOut(buffer), promise: nil) }
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in self.taken() }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: promise)
    }

    /// The channel has got rid of what waited in it.
    private func taken() {
        guard life.phase != .over, let context, context.channel.isActive else { return }
        take(life.sent(loop.context, hasUnread: unread != nil), context)
        answerRequests(context)
        readIfWanted(context)
    }

    private func readIfWanted(_ context: ChannelHandlerContext) {
        guard isReadWanted, life.isReading else { return }
        isReadWanted = false
        context.read()
    }

    private func make(_ making: FastAnswer.Making, _ context: ChannelHandlerContext) {
        life.makes()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        loop.make(making) { arrival in bound.value.arrived(arrival) }
    }

    private func arrived(_ arrival: FastAnswer.Arrival?) {
        guard life.arrived(arrival, loop.context), let context else { return }
        if arrival == nil { handOver(context) } else { answerRequests(context) }
        readIfWanted(context)
    }

    /// Lets the router read on from the first request that was not answered.
    private func handOver(_ context: ChannelHandlerContext) {
        life.end()
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
                if self.life.isInputClosed { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
                if self.isReadWanted { context.read() }
                context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
            }
    }

    private func leave() {
        life.end()
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
