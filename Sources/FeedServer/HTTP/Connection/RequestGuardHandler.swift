import HTTPTypes
import NIOCore
import NIOHTTP1

/// Turns away what is no proper request, and lets each connection end when it should.
///
/// It stands between the parser and Hummingbird, which knows neither versions nor limits of its own. A request that
/// is refused is not passed on; the parser's error is, which Hummingbird answers, after all that came before, with a
/// bare 400: that answer is recognized by its number and replaced.
///
/// Bound to its channel's event loop, so not Sendable.
final class RequestGuardHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let bytes: RequestBytesHandler
    private let patience: RequestPatience
    private let loop: ListenerLoop
    private var deadline: Scheduled<Void>?
    private var closing: Scheduled<Void>?
    private var refusal: Refusal?
    private var isRefusedHead = false
    private var isLast = false
    private var passedRequests = 0
    private var startedAnswers = 0
    private var finishedAnswers = 0
    private var isReplacing = false
    private var isWithinRequest = false
    private var contentLength = 0
    private var date = DateField()

    /// Makes a guard behind a parser that reads what `bytes` passes on; the loop tells when connections are to end.
    init(bytes: RequestBytesHandler, patience: RequestPatience, loop: ListenerLoop) {
        self.bytes = bytes
        self.patience = patience
        self.loop = loop
    }

    func handlerAdded(context: ChannelHandlerContext) {
        expectHead(within: patience.head, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        closing?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        closing?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard refusal == nil else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            bytes.unparsed.takeHead(isChunked: head.headers.contains(name: "Transfer-Encoding"))
            // After a request that ends the connection nothing is read any more (RFC 9112 §9.6).
            guard !isLast else { return }
            if let refusal = Refusal(head) {
                isRefusedHead = head.method == .HEAD
                refuse(refusal, context)
            } else {
                pass(head, context)
            }
        case .body(let buffer):
            bytes.unparsed.takeContent(buffer.readableBytes)
            contentLength += buffer.readableBytes
            if contentLength > Refusal.maximumContent {
                // Only content of unsaid length comes this far; its answer may be on its way.
                context.close(promise: nil)
            } else {
                context.fireChannelRead(data)
            }
        case .end:
            bytes.unparsed.takeEnd()
            isWithinRequest = false
            deadline?.cancel()
            if finishedAnswers == passedRequests { expectHead(within: patience.idle, context) }
            context.fireChannelRead(data)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError {
            guard refusal == nil else { return }
            if isWithinRequest { endAfterAnswer(context) } else { refuse(Refusal(error, at: bytes.unparsed), context) }
        } else {
            context.fireErrorCaught(error)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            startedAnswers += 1
            if let refusal, startedAnswers > passedRequests {
                isReplacing = true
                writeRefusal(refusal, context, promise)
                return
            }
            head.headers.replaceOrAdd(name: "Date", value: date.value())
            if isLast, startedAnswers == passedRequests {
                head.headers.replaceOrAdd(name: "Connection", value: "close")
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            if isReplacing { promise?.succeed() } else { context.write(data, promise: promise) }
        case .end:
            finishedAnswers += 1
            context.write(data, promise: promise)
            if isLast && startedAnswers == passedRequests || isReplacing {
                closeSoon(context)
            } else if finishedAnswers == passedRequests, !isWithinRequest {
                expectHead(within: patience.idle, context)
            }
        }
    }

    private func pass(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        var head = head
        passedRequests += 1
        contentLength = 0
        isWithinRequest = true
        // Who expects 100 (Continue) is told the outcome at once and may keep the content (RFC 9110 §10.1.1). Behind
        // an offer of another protocol the parser reads no further, though the offer is not taken (§7.8).
        isLast =
            !head.isKeepAlive || head.version.minor == 0 || head.headers.contains(name: "Expect")
            || head.headers.contains(name: "Upgrade") || loop.isDraining
        if isLast { head.headers.replaceOrAdd(name: "Connection", value: "close") }
        expectContent(context)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// Waits for the head of the next request, but not for ever: a client that sends a byte now and then is never idle.
    ///
    /// One that has sent nothing since its last answer is told nothing: it would take it for the answer to its next
    /// request.
    private func expectHead(within time: TimeAmount, _ context: ChannelHandlerContext) {
        onDeadline(time, context) { handler, context in
            if handler.passedRequests > 0, handler.bytes.unparsed.isEmpty {
                context.close(promise: nil)
            } else {
                handler.refuse(.tooSlow, context)
            }
        }
    }

    /// Waits for the content of a request, whose answer may be on its way.
    private func expectContent(_ context: ChannelHandlerContext) {
        onDeadline(patience.content, context) { _, context in context.close(promise: nil) }
    }

    private func onDeadline(
        _ time: TimeAmount,
        _ context: ChannelHandlerContext,
        _ action: @escaping @Sendable (RequestGuardHandler, ChannelHandlerContext) -> Void
    ) {
        deadline?.cancel()
        guard refusal == nil, !isLast else { return }
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: time) { action(bound.value.handler, bound.value.context) }
    }

    /// Ends the connection with the answer to a request whose content is broken off or malformed; it has only one.
    private func endAfterAnswer(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        isWithinRequest = false
        isLast = true
        if finishedAnswers == passedRequests { closeSoon(context) }
    }

    private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        guard !isLast, self.refusal == nil else { return }
        deadline?.cancel()
        self.refusal = refusal
        loop.statistics.counters.count(refusal)
        context.fireErrorCaught(HTTPParserError.unknown)
    }

    private func writeRefusal(
        _ refusal: Refusal,
        _ context: ChannelHandlerContext,
        _ promise: EventLoopPromise<Void>?
    ) {
        let answer = refusal.answer
        var headers = HTTPHeaders(answer.fields.map { ($0.name.rawName, $0.value) })
        headers.add(name: "Connection", value: "close")
        headers.add(name: "Date", value: date.value())
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: refusal.status.code), headers: headers)
        guard !isRefusedHead else {
            context.write(wrapOutboundOut(.head(head)), promise: promise)
            return
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(answer.content))), promise: promise)
    }

    /// Closes the connection a while after the last answer, for a client that does not.
    ///
    /// Closing at once would reset it while the client still sends, and lose the answer (RFC 9112 §9.6).
    private func closeSoon(_ context: ChannelHandlerContext) {
        let channel = context.channel
        // Kept so that it goes with the connection, most of which end before.
        closing = context.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }
}

@available(*, unavailable)
extension RequestGuardHandler: Sendable {}
