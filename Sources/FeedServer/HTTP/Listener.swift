import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens on one address and answers what comes in until it is told to stop; then it finishes what it is answering.
///
/// This is the one place where the parts of the listener are put together.
struct Listener: Service {
    let host: String
    let port: Int
    let source: any DocumentSource
    let etiquette: PollEtiquette
    let accessLog: AccessLog?
    let statistics: ServerStatistics
    let logger: Logger
    let patience: RequestPatience
    let maximumConnections: Int
    /// Called with the port once connections are taken; it differs from `port` where that is 0.
    let onRunning: @Sendable (Int) async -> Void

    /// Makes a listener that is not listening yet.
    init(
        host: String,
        port: Int,
        source: any DocumentSource,
        etiquette: PollEtiquette = PollEtiquette(.init()),
        accessLog: AccessLog?,
        statistics: ServerStatistics = ServerStatistics(),
        logger: Logger,
        patience: RequestPatience = RequestPatience(),
        maximumConnections: Int = 10_000,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.source = source
        self.etiquette = etiquette
        self.accessLog = accessLog
        self.statistics = statistics
        self.logger = logger
        self.patience = patience
        self.maximumConnections = maximumConnections
        self.onRunning = onRunning
    }

    /// Listens until the surrounding service group shuts down.
    ///
    /// - Throws: `ListenerError` if the address cannot be listened on.
    func run() async throws {
        let tasks = ListenerTasks()
        let router = RouterChannel(
            responder: FeedResponder(source: source, etiquette: etiquette, now: DateField.now),
            accessLog: accessLog,
            patience: patience,
            tasks: tasks,
            logger: frameworkLogger
        )
        let parts = ListenerParts(
            source: source,
            etiquette: etiquette,
            router: router,
            tasks: tasks,
            census: ConnectionCensus(limit: min(maximumConnections, OpenFileLimit.connections)),
            accessLog: accessLog,
            statistics: statistics,
            patience: patience
        )
        let group = MultiThreadedEventLoopGroup(numberOfThreads: ProcessInfo.processInfo.activeProcessorCount)
        do {
            let loops = try await ListenerLoops.make(group: group, parts: parts)
            await serve(try await listen(loops), loops, tasks)
        } catch {
            await statistics.endLoops()
            try await group.shutdownGracefully()
            throw error
        }
        await statistics.endLoops()
        try await group.shutdownGracefully()
    }

    /// Answers until the listener is to stop.
    private func serve(_ server: any Channel, _ loops: ListenerLoops, _ tasks: ListenerTasks) async {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await onRunning(server.localAddress?.port ?? port)
                await tasks.run()
            } onGracefulShutdown: {
                Task {
                    try? await server.close()
                    await loops.drain(.prompt)
                    tasks.finish()
                }
            }
        } onCancel: {
            Task {
                try? await server.close()
                await loops.close()
                tasks.finish()
            }
        }
    }

    private func listen(_ loops: ListenerLoops) async throws -> any Channel {
        do {
            return try await ServerBootstrap(group: loops.group)
                .serverChannelOption(.backlog, value: 4096)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .serverChannelOption(.maxMessagesPerRead, value: 32)
                .serverChannelInitializer { [logger] channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(AcceptErrorHandler(logger: logger))
                    }
                }
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try loops.accept(channel) }
                }
                .bind(host: bindingHost, port: port)
                .get()
        } catch {
            throw ListenerError(error, address: "\(host):\(port)") ?? error
        }
    }

    /// Hummingbird says little that is of use at level info.
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
