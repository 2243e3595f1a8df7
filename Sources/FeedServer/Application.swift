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
        let live = LivePublication(try await publication(), store: store, logger: logger)
        let accessLog = try Self.accessLog(configuration.log, logger: logger)
        let listener = Listener(host: host, port: port, source: live, accessLog: accessLog, logger: logger) { port in
            announce("http://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)/")
        }
        let reload = ConfigurationReload(
            live: live,
            logger: logger,
            hangups: hangups,
            read: { [file = configuration.file] () throws(ConfigurationError) in try Self.readConfiguration(file) }
        )
        let follower = ChangeFollower(store: store, live: live, after: start, logger: logger)
        let schedule = ScheduledPublishing(store: store, logger: logger, now: Timestamp.now)
        // Services are shut down from the last to the first: the listener finishes its answers before the rest goes.
        let services = [accessLog as (any Service)?, follower, schedule, reload, listener].compactMap(\.self)
        try await ServiceGroup(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        .run()
        try await store.close()
    }

    private static func logger(level: String) -> Logger {
        var logger = Logger(label: "feedserver") { _ in EscapingLogHandler() }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        return logger
    }

    private static func accessLog(_ log: Configuration.Log, logger: Logger) throws -> AccessLog? {
        let format: AccessLogFormat
        switch log.access {
        case .off: return nil
        case .combined: format = .combined
        case .json: format = .json
        }
        return try AccessLog(
            format: format,
            destination: log.file.map { .file($0) } ?? .standardOutput,
            logger: logger
        )
    }
}
