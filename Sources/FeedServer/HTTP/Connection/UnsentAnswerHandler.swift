import NIOCore
import NIOHTTP1

/// Puts off the end of a connection until the system has taken its answers whole.
///
/// For those behind it an answer is over when its end is in the channel's queue. A connection that is closed then,
/// on one side or both, because the server shuts down or nothing more is to come, would be cut off in the middle of a big
/// feed for a reader who is slow. The sweep of the loop gives up who takes nothing for a while.
///
/// Bound to its channel's event loop, so not Sendable.
final class UnsentAnswerHandler: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var unsent = 0
    /// How the connection is to be ended; nil while it is not to be.
    private var closing: Closing?

    private struct Closing {
        var mode: CloseMode
        /// Succeeds when the connection has been ended.
        var promise: EventLoopPromise<Void>
    }

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
                guard self.unsent == 0, let closing = self.closing else { return }
                self.closing = nil
                context.close(mode: closing.mode, promise: closing.promise)
            }
        context.write(data, promise: sent)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode != .input, unsent > 0 else {
            context.close(mode: mode, promise: promise)
            return
        }
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        if let closing { closing.promise.futureResult.cascade(to: promise) }
        // Ending both sides is more than ending one.
        let mode = closing?.mode == .all ? .all : mode
        closing = Closing(mode: mode, promise: closing?.promise ?? promise)
    }

    /// Closes a channel whatever waits in it.
    static func abandon(_ channel: any Channel) {
        if let context = try? channel.pipeline.syncOperations.context(handlerType: UnsentAnswerHandler.self) {
            context.close(promise: nil)
        } else {
            channel.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension UnsentAnswerHandler: Sendable {}
