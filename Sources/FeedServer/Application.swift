import Foundation
import Logging
import ServiceLifecycle
import Store
import UnixSignals

/// Puts the parts together; nothing else does.
struct Application: Sendable {
    let configuration: Configuration
    let store: any ArticleStore

    /// Reads the configuration and opens the store that it names.
    /// - Throws: `ConfigurationError`, `StoreError`.
    static func open(_ file: String, _ opening: StoreOpening) async throws -> Application {
        try await open(try readConfiguration(file), opening)
    }

    /// Opens the store that a configuration names.
    /// - Throws: `StoreError`.
    static func open(_ configuration: Configuration, _ opening: StoreOpening) async throws(StoreError) -> Application {
        Application(configuration: configuration, store: try await configuration.store.open(opening))
    }

    /// Reads the configuration.
    /// - Throws: `ConfigurationError`.
    static func readConfiguration(_ file: String) throws(ConfigurationError) -> Configuration {
        try ConfigurationReader.read(file: file, environment: ProcessInfo.processInfo.environment)
    }

    /// What the configuration publishes, made known to the store.
    func publication() async throws(StoreError) -> Publication {
        try await Publication.open(configuration, in: store)
    }

    /// Serves until the process is told to stop, or another has taken over from it.
    ///
    /// - Parameters:
    ///   - address: Where to listen.
    ///   - inherited: The sockets that the process was started with.
    ///   - signals: What a running server is told, trapped before anything else was done.
    ///   - announce: Called with the address once connections are taken.
    /// - Throws: `StoreError`, `ListenerError`, `AccessLogError`, `TLSError`.
    func serve(
        at address: ListenAddress,
        inherited: InheritedSockets?,
        signals: ServerSignals,
        announce: @escaping @Sendable (String) -> Void
    ) async throws {
        let logger = Self.logger(level: configuration.log.level)
        // Read first: what happens after this is followed, so nothing falls between.
        let start = try await LogPosition.end(of: store)
        let statistics = ServerStatistics()
        let counters = statistics.counters
        let (purges, senders) = try purging(counters, logger)
        let live = LivePublication(
            try await publication(),
            store: store,
            logger: logger,
            counters: counters,
            purges: purges
        )
        let accessLog = try Self.accessLog(configuration.log, logger: logger, counters: counters)
        counters.measureCache { live.cachedBytes }
        let etiquette = PollEtiquette(PollEtiquette.Rules(configuration))
        let certificates = try configuration.listen.tls.map { files throws(TLSError) in
            try TLSCertificates(files, logger: logger)
        }
        let sockets = ListeningSockets(
            inherited: inherited,
            expected: configuration.listen.metrics == nil ? [.feeds] : [.feeds, .metrics]
        )
        let listener = Listener(
            address: address,
            sockets: sockets,
            certificates: certificates,
            source: live,
            etiquette: etiquette,
            accessLog: accessLog,
            statistics: statistics,
            logger: logger,
            patience: RequestPatience(configuration.listen.timeouts),
            maximumConnections: configuration.listen.maxConnections
        ) { address in
            announce(address.url(scheme: certificates == nil ? "http" : "https"))
        }
        let takeover = Takeover(sockets: sockets, signals: signals.takeovers, logger: logger)
        let follower = ChangeFollower(store: store, live: live, from: start, logger: logger, counters: counters)
        let schedule = ScheduledPublishing(store: store, reachability: live.reachability, now: Timestamp.now)
        let watching: [(any Service)?] = [
            accessLog, keeping(statistics, logger), metrics(statistics, sockets, logger), follower, schedule,
            TextIndexing(store: store, live: live), HourFollower(live: live, now: Timestamp.now),
            RenderAhead(live: live),
            certificates.map { TLSRefresh(certificates: $0) },
            reload(live, etiquette, certificates, signals.hangups, logger),
            listener,
        ]
        try await run(senders + watching.compactMap(\.self), until: takeover, logger)
    }

    /// What tells caches in front of changes.
    private func purging(
        _ counters: ServerCounters,
        _ logger: Logger
    ) throws(ConfigurationError) -> (Purges, [any Service]) {
        let targets = try PurgeTargets.make(configuration, environment: ProcessInfo.processInfo.environment)
        let queues = targets.map { _ in PurgeQueue() }
        let purges = Purges(queues)
        counters.measurePurges { purges.waiting }
        let senders = zip(targets, queues)
            .map { target, queue in
                PurgeSender(
                    target: target,
                    queue: queue,
                    counters: counters,
                    logger: logger,
                    connect: { PurgeClient() }
                )
            }
        return (purges, senders)
    }

    /// Runs services until the process is told to stop or one of them ends, and closes the store.
    private func run(_ services: [any Service], until takeover: Takeover, _ logger: Logger) async throws {
        // Services are shut down from the last to the first: the listener finishes its answers before the rest goes.
        try await ServiceGroup(
            configuration: .init(
                services: [Self.named(takeover, .gracefullyShutdownGroup)] + services.map { Self.named($0) },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        .run()
        try await store.close()
    }

    /// A service by its type: what it would be called else is all that it holds, which is told to the log, secrets too.
    private static func named(
        _ service: any Service,
        _ ending: ServiceGroupConfiguration.ServiceConfiguration.TerminationBehavior = .cancelGroup
    ) -> ServiceGroupConfiguration.ServiceConfiguration {
        .init(service: service, successTerminationBehavior: ending, serviceName: "\(type(of: service))")
    }

    private func reload(
        _ live: LivePublication,
        _ etiquette: PollEtiquette,
        _ certificates: TLSCertificates?,
        _ hangups: UnixSignalsSequence,
        _ logger: Logger
    ) -> ConfigurationReload {
        ConfigurationReload(
            live: live,
            etiquette: etiquette,
            certificates: certificates,
            logger: logger,
            hangups: hangups,
            read: { [file = configuration.file] () throws(ConfigurationError) in try Self.readConfiguration(file) }
        )
    }

    /// What keeps the statistics of user agents, unless they are kept in memory alone.
    private func keeping(_ statistics: ServerStatistics, _ logger: Logger) -> StatisticsKeeping? {
        configuration.etiquette.statistics.map { path in
            StatisticsKeeping(statistics: statistics, file: StatisticsFile(path: path), logger: logger)
        }
    }

    /// What answers `/metrics`, if anything is to.
    private func metrics(
        _ statistics: ServerStatistics,
        _ sockets: ListeningSockets,
        _ logger: Logger
    ) -> MetricsListener? {
        configuration.listen.metrics.map { endpoint in
            MetricsListener(
                address: .internet(host: endpoint.host, port: endpoint.port),
                logger: logger,
                metrics: { MetricsReport.text(statistics.counters.counts, process: .now()) },
                sockets: sockets,
                onRunning: { address in logger.notice("Metrics are at \(address.url(scheme: "http"))metrics") }
            )
        }
    }

    private static func logger(level: String) -> Logger {
        var logger = Logger(label: "feedserver") { _ in EscapingLogHandler() }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        return logger
    }

    private static func accessLog(
        _ log: Configuration.Log,
        logger: Logger,
        counters: ServerCounters
    ) throws -> AccessLog? {
        let format: AccessLogFormat
        switch log.access {
        case .off: return nil
        case .combined: format = .combined
        case .json: format = .json
        }
        return try AccessLog(
            format: format,
            destination: log.file.map { .file($0) } ?? .standardOutput,
            logger: logger,
            counters: counters
        )
    }
}
