import Glibc
import Logging
import NIOCore

/// Keeps the listener going when a connection cannot be taken, above all for want of descriptors.
///
/// Without it Hummingbird ends with the first such error. Taking connections pauses for a moment then, for there will
/// be no descriptor the very next instant. Bound to its channel's event loop, so not Sendable.
final class AcceptErrorHandler: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias OutboundIn = Never

    private let logger: Logger
    private var isPaused = false
    private var isReadWanted = false

    init(logger: Logger) {
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, Self.passing.contains(error.errnoCode) else {
            context.fireErrorCaught(error)
            return
        }
        guard !isPaused else { return }
        logger.warning("A connection could not be taken: \(String(cString: strerror(error.errnoCode)))")
        isPaused = true
        isReadWanted = true
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .milliseconds(100)) {
            let (handler, context) = bound.value
            handler.isPaused = false
            if handler.isReadWanted { context.read() }
            handler.isReadWanted = false
        }
    }

    func read(context: ChannelHandlerContext) {
        if isPaused { isReadWanted = true } else { context.read() }
    }

    private static let passing: Set<CInt> = [EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED]
}

@available(*, unavailable)
extension AcceptErrorHandler: Sendable {}
