import Logging
import ServiceLifecycle
import Testing

@testable import FeedServer

@Suite struct MetricsListenerTests {
    private func run(_ body: (Int) async throws -> Void) async throws {
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let listener = MetricsListener(
            address: .internet(host: "127.0.0.1", port: 0),
            logger: logger,
            metrics: { "a_total 1\n" },
            onRunning: { if case .internet(_, let port) = $0 { continuation.yield(port) } }
        )
        let group = ServiceGroup(configuration: .init(services: [.init(service: listener)], logger: logger))
        async let running: Void = {
            // A listener that ends before it runs never tells a port.
            defer { continuation.finish() }
            try await group.run()
        }()
        for await port in ports {
            do {
                try await body(port)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            break
        }
        await group.triggerGracefulShutdown()
        try await running
    }

    @Test func `The metrics are there for GET and HEAD, and nothing else is`() async throws {
        try await run { port in
            let answer = try await RawClient.get(port: port, "/metrics")
            #expect(answer.status == 200)
            #expect(answer["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer["cache-control"] == "no-store")
            #expect(answer.text == "a_total 1\n")
            let head = try await RawClient.answer(port: port, "HEAD", "/metrics?x")
            #expect(head.status == 200)
            #expect(head.fieldsWithoutDate == answer.fieldsWithoutDate)
            for target in ["/", "/metrics/", "/metricsx", "/feeds/all.rss", "/healthz"] {
                let answer = try await RawClient.get(port: port, target)
                #expect(answer.status == 404)
                #expect(answer.text == "There is nothing at this address; /metrics is here.\n")
            }
            let post = try await RawClient.answer(port: port, "POST", "/metrics", ["Content-Length: 0"])
            #expect(post.status == 405)
            #expect(post["allow"] == "GET, HEAD")
        }
    }

    @Test func `A port in use is said so, with the key to change`() async throws {
        try await run { port in
            let error = await #expect(throws: ListenerError.self) {
                try await MetricsListener(
                    address: .internet(host: "127.0.0.1", port: port),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                    metrics: { "" }
                )
                .run()
            }
            #expect(
                error?.description == "127.0.0.1:\(port) is in use; stop the program that listens there, "
                    + "or choose another port (listen.metrics)"
            )
        }
    }
}
