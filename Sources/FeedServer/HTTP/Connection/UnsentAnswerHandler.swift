import NIOCore
import NIOHTTP1

/// Puts off the end of a connection until the system has taken its answers whole.
///
/// For those behind it an answer is over when its end is in the channel's queue. A connection that is closed then,
/// because the server shuts down or nothing more is to come, would be cut off in the middle of a big feed for a reader
/// who is slow. One who takes nothing for a while is given up.
///
/// Bound to its channel's event loop, so not Sendable.
final class UnsentAnswerHandler: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long a reader may take nothing once the connection is to end.
    private static let patience = TimeAmount.seconds(30)

    private var unsent = 0
    /// Succeeds when the connection has been closed; nil while it is not to be.
    private var closing: EventLoopPromise<Void>?

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        unsent += 1
        let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated()
            .whenComplete { _ in
                self.unsent -= 1
                if self.unsent == 0, let closing = self.closing { context.close(promise: closing) }
            }
        context.write(data, promise: sent)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, unsent > 0 else {
            context.close(mode: mode, promise: promise)
            return
        }
        let isFirst = closing == nil
        let closing = closing ?? context.eventLoop.makePromise(of: Void.self)
        closing.futureResult.cascade(to: promise)
        self.closing = closing
        if isFirst { watch(closing, context) }
    }

    private func watch(_ closing: EventLoopPromise<Void>, _ context: ChannelHandlerContext) {
        let before = waitingBytes(context)
        context.eventLoop.assumeIsolated()
            .scheduleTask(in: Self.patience) {
                guard self.unsent > 0 else { return }
                if self.waitingBytes(context) == before {
                    context.close(promise: closing)
                } else {
                    self.watch(closing, context)
                }
            }
    }

    private func waitingBytes(_ context: ChannelHandlerContext) -> Int? {
        try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
    }
}

@available(*, unavailable)
extension UnsentAnswerHandler: Sendable {}
