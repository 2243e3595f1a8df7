import Logging
import NIOCore
import ServiceLifecycle
import Testing

@testable import FeedServer

@Suite struct HTTPListenerTests {
    private func listener(host: String, port: Int) -> Listener {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return Listener(
            address: .internet(host: host, port: port),
            source: StubSource(),
            accessLog: nil,
            logger: logger
        )
    }

    @Test func `A port in use is said so, with what to do`() async throws {
        try await TestServer.run { port in
            let error = await #expect(throws: ListenerError.self) {
                try await listener(host: "127.0.0.1", port: port).run()
            }
            #expect(error?.reason == .inUse)
            #expect(
                error?.description == "127.0.0.1:\(port) is in use; stop the program that listens there, "
                    + "or choose another port (listen.port, --port)"
            )
        }
    }

    @Test func `An address of another machine is said so`() async {
        let error = await #expect(throws: ListenerError.self) {
            try await listener(host: "192.0.2.1", port: 0).run()
        }
        #expect(
            error?.description == "192.0.2.1:0 is no address of this machine; choose another host (listen.host, --host)"
        )
    }

    @Test func `A host that has no address is said so`() async {
        let error = await #expect(throws: ListenerError.self) {
            try await listener(host: "no host", port: 8080).run()
        }
        #expect(
            error?.description == "no host:8080: there is no address for this host name; "
                + "choose another host (listen.host, --host)"
        )
    }

    @Test func `What a port without rights is answered with`() {
        let denied = ListenerError(
            IOError(errnoCode: 13, reason: "bind"),
            address: .internet(host: "0.0.0.0", port: 80)
        )
        #expect(
            denied?.description == "0.0.0.0:80 may not be listened on by this user; "
                + "choose a port from 1024 up (listen.port, --port)"
        )
    }

    @Test func `What is being answered when the listener stops is answered to the end`() async throws {
        let source = SourceUntilShutdown()
        let answering = try await TestServer.run(source: source) { port in
            let answering = Task { try await RawClient.get(port: port, "/feeds/all.rss") }
            await source.waitUntilAsked()
            return answering
        }
        #expect(try await answering.value.text == "rss identity")
    }
}
