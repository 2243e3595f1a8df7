import NIOCore
import NIOTLS

/// Waits for the end of a TLS handshake, and then gives the connection to those who speak what was agreed on.
///
/// Bound to its channel's event loop, so not Sendable.
final class TLSNegotiationHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let loop: ListenerLoop
    /// Why the connection is to be turned away; nil if it is welcome.
    private let refusal: Refusal?
    /// How long the handshake may take.
    private let patience: TimeAmount
    private var deadline: Scheduled<Void>?
    private var isOver = false

    init(loop: ListenerLoop, refusal: Refusal?, patience: TimeAmount) {
        self.loop = loop
        self.refusal = refusal
        self.patience = patience
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        loop.beginHandshake(channel)
        deadline = context.eventLoop.assumeIsolated()
            .scheduleTask(in: patience) {
                self.fail()
                channel.close(promise: nil)
            }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted(let agreed) = event as? TLSUserEvent, !isOver else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        isOver = true
        loop.endHandshake(context.channel)
        do {
            if agreed == "h2" {
                loop.speakHTTP2(context.channel, refusal)
            } else {
                try loop.speakHTTP1(context.channel, refusal)
                // It hears of the beginning what those hear that are there from the beginning.
                context.fireChannelActive()
            }
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        } catch {
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail()
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail()
        context.fireChannelInactive()
    }

    private func fail() {
        guard !isOver else { return }
        isOver = true
        loop.statistics.counters.handshakeFailed()
    }
}

@available(*, unavailable)
extension TLSNegotiationHandler: Sendable {}
