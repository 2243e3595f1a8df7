import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens on one address and answers what comes in until it is told to stop; then it finishes what it is answering.
///
/// This is the one place where the parts of the listener are put together.
struct Listener: Service {
    let address: ListenAddress
    let sockets: ListeningSockets
    /// Nil is HTTP in clear.
    let certificates: TLSCertificates?
    let source: any DocumentSource
    let etiquette: PollEtiquette
    let accessLog: AccessLog?
    let statistics: ServerStatistics
    let logger: Logger
    let patience: RequestPatience
    let maximumConnections: Int
    /// Called with the address once connections are taken; its port differs from that of `address` where that is 0.
    let onRunning: @Sendable (ListenAddress) async -> Void

    /// Makes a listener that is not listening yet.
    init(
        address: ListenAddress,
        sockets: ListeningSockets = ListeningSockets(),
        certificates: TLSCertificates? = nil,
        source: any DocumentSource,
        etiquette: PollEtiquette = PollEtiquette(.init()),
        accessLog: AccessLog?,
        statistics: ServerStatistics = ServerStatistics(),
        logger: Logger,
        patience: RequestPatience = RequestPatience(),
        maximumConnections: Int = 10_000,
        onRunning: @escaping @Sendable (ListenAddress) async -> Void = { _ in }
    ) {
        self.address = address
        self.sockets = sockets
        self.certificates = certificates
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
        if let warning = OpenFileLimit.warning(wanted: maximumConnections) { logger.warning("\(warning)") }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: ProcessorCount.available)
        do {
            let loops = try await ListenerLoops.make(group: group, parts: parts(tasks))
            do {
                await serve(at: try await listen(loops), loops, tasks)
            } catch {
                await loops.end()
                throw error
            }
            await loops.end()
        } catch {
            await statistics.endLoops()
            try await group.shutdownGracefully()
            throw error
        }
        await statistics.endLoops()
        try await group.shutdownGracefully()
    }

    /// What connections are made of, whose work is done among some tasks.
    private func parts(_ tasks: ListenerTasks) -> ListenerParts {
        let limit = min(maximumConnections, OpenFileLimit.connections)
        let responder = FeedResponder(source: source, etiquette: etiquette, now: DateField.now)
        return ListenerParts(
            source: source,
            etiquette: etiquette,
            router: RouterChannel(
                responder: responder,
                accessLog: accessLog,
                patience: patience,
                tasks: tasks,
                logger: frameworkLogger
            ),
            http2: HTTP2Router(
                responder: StreamResponder(responder: responder, accessLog: accessLog, statistics: statistics),
                patience: patience,
                tasks: tasks,
                logger: frameworkLogger
            ),
            certificates: certificates,
            tasks: tasks,
            census: ConnectionCensus(limit: limit, reserve: OpenFileLimit.reserve(beyond: limit)),
            accessLog: accessLog,
            statistics: statistics,
            patience: patience,
            acceptTrouble: AcceptTrouble(logger: logger)
        )
    }

    /// Answers until the listener is to stop.
    private func serve(at address: ListenAddress, _ loops: ListenerLoops, _ tasks: ListenerTasks) async {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await onRunning(address)
                sockets.serves(.feeds)
                await tasks.run()
            } onGracefulShutdown: {
                Task {
                    await sockets.close(.feeds)
                    await loops.drain(sockets.isHandedOver ? .patient : .prompt)
                    tasks.finish()
                }
            }
        } onCancel: {
            Task {
                await sockets.close(.feeds)
                await loops.close()
                tasks.finish()
            }
        }
    }

    private func listen(_ loops: ListenerLoops) async throws -> ListenAddress {
        let trouble = loops.acceptTrouble
        let bootstrap = ServerBootstrap(group: loops.group)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 32)
            .serverChannelOption(.autoRead, value: loops.plain == nil)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptErrorHandler(trouble: trouble))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [certificates] channel in
                channel.eventLoop.makeCompletedFuture {
                    if let certificates { try loops.accept(channel, certificates) }
                }
            }
        return try await sockets.open(.feeds, at: address, group: loops.group, bootstrap, taker: loops.plain)
    }

    /// Hummingbird says little that is of use at level info.
    private var frameworkLogger: Logger {
        var quiet = logger
        if quiet.logLevel == .info { quiet.logLevel = .notice }
        return quiet
    }
}
