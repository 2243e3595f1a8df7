import Glibc
import NIOCore

/// Keeps the listener going when a connection cannot be taken, above all for want of descriptors.
///
/// Without it the first such error would come again at once and for ever: what waits to be taken still waits. So taking
/// connections pauses for a moment. Bound to its channel's event loop, so not Sendable.
final class AcceptErrorHandler: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let trouble: AcceptTrouble
    private var isPaused = false

    init(trouble: AcceptTrouble) {
        self.trouble = trouble
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, Self.passing.contains(error.errnoCode) else {
            context.fireErrorCaught(error)
            return
        }
        trouble.report(error.errnoCode)
        guard !isPaused else { return }
        isPaused = true
        // Not to read any more is not enough: a read that failed stays wanted.
        try? context.channel.syncOptions?.setOption(.autoRead, value: false)
        let channel = context.channel
        context.eventLoop.assumeIsolated()
            .scheduleTask(in: AcceptTrouble.pause) {
                self.isPaused = false
                try? channel.syncOptions?.setOption(.autoRead, value: true)
            }
    }

    private static let passing: Set<CInt> = [EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED]
}

@available(*, unavailable)
extension AcceptErrorHandler: Sendable {}
