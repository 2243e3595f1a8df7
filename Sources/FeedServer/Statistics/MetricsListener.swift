import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Answers `/metrics` on a listener of its own, for those who watch the server and not for its readers.
struct MetricsListener: Service {
    /// How many connections are taken at once; whoever watches needs one.
    private static let connections = 64

    let address: ListenAddress
    let logger: Logger
    /// The metrics as text.
    let metrics: @Sendable () -> String
    var sockets = ListeningSockets()
    /// Called with the address once connections are taken; its port differs from that of `address` where that is 0.
    var onRunning: @Sendable (ListenAddress) async -> Void = { _ in }

    /// Listens until the surrounding service group shuts down.
    ///
    /// - Throws: `ListenerError` if the address cannot be listened on.
    func run() async throws {
        let tasks = ListenerTasks()
        await onRunning(try await listen(tasks))
        sockets.serves(.metrics)
        await cancelWhenGracefulShutdown { await tasks.run() }
        await sockets.close(.metrics)
    }

    private func listen(_ tasks: ListenerTasks) async throws -> ListenAddress {
        var quiet = logger
        if quiet.logLevel == .info { quiet.logLevel = .notice }
        let census = ConnectionCensus(limit: Self.connections)
        let group = MultiThreadedEventLoopGroup.singleton
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { [logger] channel in
                channel.eventLoop.makeCompletedFuture {
                    let trouble = AcceptTrouble(logger: logger)
                    try channel.pipeline.syncOperations.addHandler(AcceptErrorHandler(trouble: trouble))
                }
            }
            .childChannelInitializer { [http, quiet] channel in
                let isWelcome = census.enter()
                channel.closeFuture.whenComplete { _ in census.leave() }
                guard isWelcome else { return channel.close() }
                return http.setup(channel: channel, logger: quiet)
                    .map { connection in
                        tasks.add { await http.handle(value: connection, logger: quiet) }
                    }
            }
        return try await sockets.open(.metrics, at: address, group: group, bootstrap)
    }

    private var http: HTTP1Channel {
        HTTP1Channel(
            responder: { [metrics] request, writer, _ in
                var response = Self.answer(request, metrics: metrics)
                var date = DateField()
                response.headers[.date] = date.value()
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: .init(idleTimeout: .seconds(75))
        )
    }

    private static func answer(_ request: Request, metrics: @Sendable () -> String) -> Response {
        let isHead = request.method == .head
        guard request.uri.path == "/metrics" else {
            return plain(.notFound, "There is nothing at this address; /metrics is here.\n", isHead: isHead)
        }
        guard request.method == .get || isHead else {
            var response = plain(.methodNotAllowed, "This can only be read.\n", isHead: false)
            response.headers[.allow] = "GET, HEAD"
            return response
        }
        var response = plain(.ok, metrics(), isHead: isHead)
        response.headers[.contentType] = MetricsText.mediaType
        return response
    }

    private static func plain(_ status: HTTPResponse.Status, _ text: String, isHead: Bool) -> Response {
        let body = ByteBuffer(string: text)
        var fields: HTTPFields = [:]
        fields[.contentType] = "text/plain; charset=utf-8"
        fields[.contentLength] = String(body.readableBytes)
        fields[.cacheControl] = PlainResponse.noStore
        fields[.xContentTypeOptions] = "nosniff"
        return Response(status: status, headers: fields, body: isHead ? ResponseBody() : ResponseBody(byteBuffer: body))
    }
}
