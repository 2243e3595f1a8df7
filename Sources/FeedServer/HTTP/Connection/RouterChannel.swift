import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// What the router reads and writes on a connection: Hummingbird's handlers, with ours between its parser and the rest.
///
/// This is the one place where that end of a pipeline is put together.
struct RouterChannel: Sendable {
    private let http: HTTP1Channel
    private let etiquette: PollEtiquette
    private let accessLog: AccessLog?
    private let patience: RequestPatience
    private let logger: Logger
    private let tasks: ListenerTasks

    /// Makes the handlers' settings; requests are answered among some tasks.
    init(
        responder: FeedResponder,
        accessLog: AccessLog?,
        patience: RequestPatience,
        tasks: ListenerTasks,
        logger: Logger
    ) {
        self.tasks = tasks
        etiquette = responder.etiquette
        self.accessLog = accessLog
        self.patience = patience
        self.logger = logger
        http = HTTP1Channel(
            responder: { request, writer, channel in
                let response = try await responder.respond(to: request, context: PeerAddress(channel.remoteAddress))
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: .init(
                idleTimeout: patience.idle + .seconds(10),
                httpDecoderConfiguration: .init(maxHeaderFieldCount: 100)
            )
        )
    }

    /// Puts the handlers at the end of a channel's pipeline; on the channel's event loop, and done when it returns.
    func join(_ channel: any Channel, loop: ListenerLoop) -> EventLoopFuture<Void> {
        http.setup(channel: channel, logger: logger)
            .assumeIsolated()
            .flatMapThrowing { connection in
                let pipeline = channel.pipeline.syncOperations
                let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
                let bytes = RequestBytesHandler()
                try pipeline.addHandler(bytes, position: .before(parser))
                let handler = RequestGuardHandler(bytes: bytes, patience: patience, loop: loop)
                try pipeline.addHandler(handler, position: .after(parser))
                try pipeline.addHandler(UnsentAnswerHandler(), position: .after(parser))
                try pipeline.addHandler(AnswerCountHandler(statistics: loop.statistics), position: .after(parser))
                if let accessLog {
                    try pipeline.addHandler(
                        AccessLogHandler(log: accessLog, etiquette: etiquette),
                        position: .after(parser)
                    )
                }
                tasks.add { await http.handle(value: connection, logger: logger) }
            }
            .nonisolated()
    }
}
