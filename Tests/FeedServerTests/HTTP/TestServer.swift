import Logging
import ServiceLifecycle

@testable import FeedServer

/// A listener of a test's own.
enum TestServer {
    /// Runs a body beside a listener, and hands it the port, 0 for that of a Unix-domain socket; then shuts the listener down.
    static func run<Result: Sendable>(
        at address: ListenAddress = .internet(host: "127.0.0.1", port: 0),
        sockets: ListeningSockets = ListeningSockets(),
        certificates: TLSCertificates? = nil,
        source: any DocumentSource = StubSource(),
        etiquette: PollEtiquette = PollEtiquette(.init()),
        accessLog: AccessLog? = nil,
        statistics: ServerStatistics = ServerStatistics(),
        patience: RequestPatience = RequestPatience(),
        maximumConnections: Int = 10_000,
        _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let listener = Listener(
            address: address,
            sockets: sockets,
            certificates: certificates,
            source: source,
            etiquette: etiquette,
            accessLog: accessLog,
            statistics: statistics,
            logger: logger,
            patience: patience,
            maximumConnections: maximumConnections,
            onRunning: { address in
                if case .internet(_, let port) = address { continuation.yield(port) } else { continuation.yield(0) }
            }
        )
        let group = ServiceGroup(configuration: .init(services: [.init(service: listener)], logger: logger))
        async let running: Void = {
            // A listener that ends before it runs never tells a port.
            defer { continuation.finish() }
            try await group.run()
        }()
        for await port in ports {
            do {
                let result = try await body(port)
                await group.triggerGracefulShutdown()
                try await running
                return result
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
        }
        try await running
        throw CancellationError()
    }
}
