import Foundation
import Glibc
import Logging
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import FeedServer

@Suite struct HTTPSocketTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.url.appending(path: "s").path
    }

    private func failure(_ path: String) async -> ListenerError? {
        await #expect(throws: ListenerError.self) {
            try await Listener(
                address: .socket(path: path),
                source: StubSource(),
                accessLog: nil,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            .run()
        }
    }

    private func status(_ target: String) async throws -> Int? {
        let bytes = try await RawClient.exchange(
            socket: path,
            "GET \(target) HTTP/1.1\r\nHost: feeds.example\r\nConnection: close\r\n\r\n".utf8
        )
        return try RawAnswer.parse(bytes, methods: ["GET"]).first?.status
    }

    private func expect(_ expected: Int, _ target: String) async throws {
        #expect(try await status(target) == expected)
    }

    /// A socket that is listened on by nobody any more.
    private func leaveSocket() throws {
        close(try listeningSocket())
    }

    @Test func `Both ways answer over a socket that every user may open, and that is gone at the end`() async throws {
        try await TestServer.run(at: .socket(path: path)) { _ in
            try await expect(200, "/feeds/all.rss")
            try await expect(404, "/nowhere")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o666)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `The access log names the socket where it has no address`() async throws {
        let file = folder.url.appending(path: "access.log").path
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let log = try AccessLog(format: .combined, destination: .file(file), logger: logger)
        let statuses = try await TestServer.run(at: .socket(path: path), accessLog: log) { _ in
            [try await status("/feeds/all.rss"), try await status("/nowhere")]
        }
        #expect(statuses == [200, 404])
        await log.flush()
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("unix: - - [") }, "\(lines)")
    }

    @Test func `A socket that was left behind is replaced`() async throws {
        try leaveSocket()
        #expect(FileManager.default.fileExists(atPath: path))
        try await TestServer.run(at: .socket(path: path)) { _ in
            try await expect(200, "/feeds/all.rss")
        }
    }

    @Test func `A socket that is listened on is said so and stays`() async throws {
        try await TestServer.run(at: .socket(path: path)) { _ in
            #expect(
                await failure(path)?.description
                    == "\(path) is in use; stop the program that listens there, or choose another path (listen.socket)"
            )
            try await expect(200, "/feeds/all.rss")
        }
    }

    @Test func `A file that is no socket is never removed`() async throws {
        try Data("mine".utf8).write(to: URL(filePath: path))
        #expect(
            await failure(path)?.description
                == "\(path) is no socket but another file, which stays; choose another path (listen.socket)"
        )
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
        let link = folder.url.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(await failure(link)?.reason == .notSocket)
        #expect(try String(contentsOfFile: link, encoding: .utf8) == "mine")
    }

    @Test func `A folder that is missing is said so`() async {
        let path = folder.url.appending(path: "missing/s").path
        #expect(
            await failure(path)?.description
                == "\(path): there is no such folder; make it, or choose another path (listen.socket)"
        )
    }

    @Test func `A test whose server cannot listen fails, and does not wait`() async {
        await #expect(throws: ListenerError.self) {
            try await TestServer.run(at: .socket(path: folder.url.appending(path: "missing/s").path)) { _ in }
        }
    }

    @Test func `What a folder without rights is answered with`() {
        #expect(
            ListenerError(path: "/run/s", number: EACCES).description
                == "/run/s may not be listened on by this user; choose a path in a folder of its own (listen.socket)"
        )
    }

    @Test func `A socket that was handed over is listened on, and its file is left to who made it`() async throws {
        let descriptor = try listeningSocket()
        var inherited = try #require(
            try InheritedSockets(environment: ["LISTEN_FDS": "1", "LISTEN_PID": "7"], process: 7, parent: 1)
        )
        inherited.listeners = [.feeds: descriptor]
        try inherited.adopt()
        let sockets = ListeningSockets(inherited: inherited, expected: [.feeds])
        try await TestServer.run(sockets: sockets) { port in
            #expect(port == 0)
            try await expect(200, "/feeds/all.rss")
        }
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `A socket that a predecessor handed over is its successor's to remove, who says when it serves`()
        async throws
    {
        var ends: [CInt] = [-1, -1]
        #expect(pipe(&ends) == 0)
        defer { close(ends[0]) }
        var inherited = try #require(
            try InheritedSockets(
                environment: ["LISTEN_FDS": "1", "FEEDSERVER_TAKEOVER": "1"],
                process: 7,
                parent: 1
            )
        )
        inherited.listeners = [.feeds: try listeningSocket()]
        inherited.readiness = ends[1]
        let sockets = ListeningSockets(inherited: inherited, expected: [.feeds])
        try await TestServer.run(sockets: sockets) { _ in
            try await expect(200, "/feeds/all.rss")
            var bytes: [UInt8] = [0, 0]
            #expect(read(ends[0], &bytes, 2) == 1)
            #expect(read(ends[0], &bytes, 2) == 0)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `A descriptor on which no connection can be taken is refused`() throws {
        let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var inherited = try #require(
            try InheritedSockets(environment: ["LISTEN_FDS": "1", "LISTEN_PID": "7"], process: 7, parent: 1)
        )
        inherited.listeners = [.metrics: file]
        #expect(throws: InheritedSocketsError.notListening(.metrics, file)) { try inherited.adopt() }
    }

    private func listeningSocket() throws -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        let bound = try SocketAddress(unixDomainSocketPath: path)
            .withSockAddr { bind(descriptor, $0, socklen_t($1)) }
        #expect(bound == 0)
        #expect(listen(descriptor, 16) == 0)
        return descriptor
    }
}
