import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection: Hummingbird's own, with our handlers between its parser and the rest.
///
/// This is the one place where a connection is put together.
struct ConnectionChannel: ServerChildChannel {
    let http: HTTP1Channel
    let accessLog: AccessLog?
    let patience: RequestPatience

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        http.setup(channel: channel, logger: logger)
            .flatMapThrowing { value in
                let pipeline = channel.pipeline.syncOperations
                let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
                let bytes = RequestBytesHandler()
                try pipeline.addHandler(bytes, position: .before(parser))
                try pipeline.addHandler(RequestGuardHandler(bytes: bytes, patience: patience), position: .after(parser))
                try pipeline.addHandler(UnsentAnswerHandler(), position: .after(parser))
                if let accessLog {
                    try pipeline.addHandler(AccessLogHandler(log: accessLog), position: .after(parser))
                }
                return value
            }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}
