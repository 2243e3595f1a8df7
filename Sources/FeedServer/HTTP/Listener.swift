import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Listens on one address and answers what comes in until it is told to stop; then it finishes what it is answering.
///
/// This is the one place where the parts of the listener are put together.
struct Listener: Service {
    let host: String
    let port: Int
    let source: any DocumentSource
    let accessLog: AccessLog?
    let logger: Logger
    let patience: RequestPatience
    /// Called with the port once connections are taken; it differs from `port` where that is 0.
    let onRunning: @Sendable (Int) async -> Void

    /// Makes a listener that is not listening yet.
    init(
        host: String,
        port: Int,
        source: any DocumentSource,
        accessLog: AccessLog?,
        logger: Logger,
        patience: RequestPatience = RequestPatience(),
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.source = source
        self.accessLog = accessLog
        self.logger = logger
        self.patience = patience
        self.onRunning = onRunning
    }

    /// Listens until the surrounding service group shuts down.
    ///
    /// - Throws: `ListenerError` if the address cannot be listened on.
    func run() async throws {
        do {
            try await application.run()
        } catch {
            throw ListenerError(error, address: "\(host):\(port)") ?? error
        }
    }

    private var application: Hummingbird.Application<FeedResponder> {
        Hummingbird.Application(
            responder: FeedResponder(source: source, now: DateField.now),
            server: HTTPServerBuilder { [accessLog, patience] responder in
                let http = HTTP1Channel(
                    responder: responder,
                    configuration: .init(
                        idleTimeout: .seconds(75),
                        httpDecoderConfiguration: .init(maxHeaderFieldCount: 100)
                    )
                )
                return ConnectionChannel(http: http, accessLog: accessLog, patience: patience)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(bindingHost, port: port),
                backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(OpenFileLimit.connections, logger: logger)
            ),
            onServerRunning: { [onRunning, port, logger] channel in
                try? await channel.eventLoop
                    .submit {
                        try channel.pipeline.syncOperations.addHandler(
                            AcceptErrorHandler(logger: logger),
                            position: .first
                        )
                    }
                    .get()
                await onRunning(channel.localAddress?.port ?? port)
            },
            logger: frameworkLogger
        )
    }

    /// Hummingbird says at level info that it listens, which `onRunning` is there to say.
    private var frameworkLogger: Logger {
        var quiet = logger
        if quiet.logLevel == .info { quiet.logLevel = .notice }
        return quiet
    }

    /// The host as the resolver takes it, an IPv6 address without its brackets.
    private var bindingHost: String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }
}
