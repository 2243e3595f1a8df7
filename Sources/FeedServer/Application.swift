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
        let configuration = try readConfiguration(file)
        return Application(configuration: configuration, store: try await configuration.store.open(opening))
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

    /// Serves until the process is told to stop.
    ///
    /// - Parameters:
    ///   - host: The name or address to listen on.
    ///   - port: The port to listen on; 0 takes a free one.
    ///   - hangups: SIGHUP, upon which the configuration is read again.
    ///   - announce: Called with the address once connections are taken.
    /// - Throws: `StoreError`, `ListenerError`, `AccessLogError`.
    func serve(
        host: String,
        port: Int,
        hangups: UnixSignalsSequence,
        announce: @escaping @Sendable (String) -> Void
    ) async throws {
        // Without an access log nobody takes the signal to reopen it, which must not end the process.
        signal(SIGUSR1, SIG_IGN)
        let logger = Self.logger(level: configuration.log.level)
        // Read first: what happens after this is followed, so nothing falls between.
        let start = try await store.lastSequence()
        let statistics = ServerStatistics()
        let counters = statistics.counters
        let live = LivePublication(try await publication(), store: store, logger: logger, counters: counters)
        let accessLog = try Self.accessLog(configuration.log, logger: logger, counters: counters)
        counters.measureCache { live.cachedBytes }
        let etiquette = PollEtiquette(PollEtiquette.Rules(configuration))
        let listener = Listener(
            host: host,
            port: port,
            source: live,
            etiquette: etiquette,
            accessLog: accessLog,
            statistics: statistics,
            logger: logger,
            patience: RequestPatience(configuration.listen.timeouts),
            maximumConnections: configuration.listen.maxConnections
        ) { port in
            announce(Self.address(host, port))
        }
        let reload = reload(live, etiquette, hangups, logger)
        let follower = ChangeFollower(store: store, live: live, after: start, logger: logger, counters: counters)
        let schedule = ScheduledPublishing(store: store, logger: logger, now: Timestamp.now)
        // Services are shut down from the last to the first: the listener finishes its answers before the rest goes.
        let watching: [(any Service)?] = [accessLog, keeping(statistics, logger), metrics(statistics, logger)]
        try await ServiceGroup(
            services: watching.compactMap(\.self) + [follower, schedule, reload, listener],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        .run()
        try await store.close()
    }

    private func reload(
        _ live: LivePublication,
        _ etiquette: PollEtiquette,
        _ hangups: UnixSignalsSequence,
        _ logger: Logger
    ) -> ConfigurationReload {
        ConfigurationReload(
            live: live,
            etiquette: etiquette,
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
    private func metrics(_ statistics: ServerStatistics, _ logger: Logger) -> MetricsListener? {
        configuration.listen.metrics.map { endpoint in
            MetricsListener(
                host: endpoint.host,
                port: endpoint.port,
                logger: logger,
                metrics: { MetricsReport.text(statistics.counters.counts, process: .now()) },
                onRunning: { port in logger.notice("Metrics are at \(Self.address(endpoint.host, port))metrics") }
            )
        }
    }

    private static func address(_ host: String, _ port: Int) -> String {
        "http://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)/"
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
