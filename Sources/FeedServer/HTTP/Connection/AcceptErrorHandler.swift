import Glibc
import Logging
import NIOCore

/// Keeps the listener going when a connection cannot be taken, above all for want of descriptors.
///
/// Without it the first such error would come again at once and for ever: what waits to be taken still waits. So taking
/// connections pauses for a moment, for there will be no descriptor the very next instant. Bound to its channel's event
/// loop, so not Sendable.
final class AcceptErrorHandler: ChannelInboundHandler {
    typealias InboundIn = any Channel

    /// How often the same is said.
    private static let silence = TimeAmount.seconds(10)

    private let logger: Logger
    private var isPaused = false
    private var isSaidUntil = NIODeadline.distantPast

    init(logger: Logger) {
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, Self.passing.contains(error.errnoCode) else {
            context.fireErrorCaught(error)
            return
        }
        report(error)
        guard !isPaused else { return }
        isPaused = true
        // Not to read any more is not enough: a read that failed stays wanted.
        try? context.channel.syncOptions?.setOption(.autoRead, value: false)
        let channel = context.channel
        context.eventLoop.assumeIsolated()
            .scheduleTask(in: .milliseconds(100)) {
                self.isPaused = false
                try? channel.syncOptions?.setOption(.autoRead, value: true)
            }
    }

    private func report(_ error: IOError) {
        let now = NIODeadline.now()
        guard now >= isSaidUntil else { return }
        isSaidUntil = now + Self.silence
        logger.warning("Connections cannot be taken for now: \(String(cString: strerror(error.errnoCode)))")
    }

    private static let passing: Set<CInt> = [EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED]
}

@available(*, unavailable)
extension AcceptErrorHandler: Sendable {}
