import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Answers `/metrics` on a listener of its own, for those who watch the server and not for its readers.
struct MetricsListener: Service {
    /// How many connections are taken at once; whoever watches needs one.
    private static let connections = 64

    let host: String
    let port: Int
    let logger: Logger
    /// The metrics as text.
    let metrics: @Sendable () -> String
    /// Called with the port once connections are taken; it differs from `port` where that is 0.
    var onRunning: @Sendable (Int) async -> Void = { _ in }

    /// Listens until the surrounding service group shuts down.
    ///
    /// - Throws: `ListenerError` if the address cannot be listened on.
    func run() async throws {
        do {
            try await application.run()
        } catch {
            throw ListenerError(error, address: "\(host):\(port)", keys: .metrics) ?? error
        }
    }

    private var application: Hummingbird.Application<CallbackResponder<BasicRequestContext>> {
        var quiet = logger
        if quiet.logLevel == .info { quiet.logLevel = .notice }
        return Hummingbird.Application(
            responder: CallbackResponder { [metrics] request, _ in Self.answer(request, metrics: metrics) },
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(
                address: .hostname(bindingHost, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections, logger: quiet)
            ),
            onServerRunning: { [onRunning, port] channel in await onRunning(channel.localAddress?.port ?? port) },
            logger: quiet
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

    /// The host as the resolver takes it, an IPv6 address without its brackets.
    private var bindingHost: String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }
}
