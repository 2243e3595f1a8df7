import Glibc
import NIOCore
import TestSupport
import Testing

@testable import FeedServer

/// What the threads do that carry connections in clear.
@Suite struct HTTPPlainConnectionTests {
    /// Two ends of one connection that do not block.
    private func makePair() throws -> (CInt, CInt) {
        var ends: [CInt] = [-1, -1]
        try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        return (ends[0], ends[1])
    }

    private func received(_ descriptor: CInt) -> Int {
        var total = 0
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 { total += count }
        return total
    }

    @Test(arguments: ["/feeds/all.rss", "/feeds/all"])
    func `Who has sent a request when the listener stops is answered, taken by then or not`(
        path: String
    ) async throws {
        let request = Array("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        let clients = try await TestServer.run { port in
            try (0..<60)
                .map { _ in
                    let client = try RawClient.connected(to: port, patience: 20)
                    _ = send(client, request, request.count, CInt(MSG_NOSIGNAL))
                    return client
                }
        }
        for client in clients {
            var start = [UInt8](repeating: 0, count: 12)
            let count = recv(client, &start, start.count, CInt(MSG_WAITALL))
            #expect(count == 12 && String(decoding: start, as: UTF8.self) == "HTTP/1.1 200")
            close(client)
        }
    }

    @Test func `What the system did not take is sent when there is room, and nothing twice`() throws {
        let (server, client) = try makePair()
        var unsent = UnsentBytes([3_000_000, 1, 70_000].map { ByteBuffer(repeating: 0x78, count: $0) })
        var total = 0
        while !unsent.isEmpty {
            let isThere = unsent.send(to: server)
            #expect(isThere)
            let count = received(client)
            #expect(count > 0)
            total += count
            #expect(unsent.byteCount == 3_070_001 - total)
        }
        #expect(total == 3_070_001)
        close(client)
        unsent = UnsentBytes([ByteBuffer(repeating: 0x78, count: 1)])
        let isThere = unsent.send(to: server)
        #expect(!isThere)
        close(server)
    }

    @Test func `A queue tells what has come for whom, what is waited for, and who is gone`() throws {
        let queue = try ReadinessQueue()
        let (server, client) = try makePair()
        defer { close(server) }
        #expect(queue.add(server, .input, token: 7 << 32 | 5))
        #expect(queue.wait(milliseconds: 0) == 0)
        #expect(send(client, "x", 1, 0) == 1)
        #expect(queue.wait(milliseconds: 1000) == 1)
        #expect(queue[0].token == 7 << 32 | 5)
        #expect(!queue[0].isEnd)
        queue.change(server, to: .end, token: 6)
        #expect(queue.wait(milliseconds: 0) == 0)
        queue.change(server, to: .output, token: 6)
        #expect(queue.wait(milliseconds: 1000) == 1)
        queue.change(server, to: .end, token: 6)
        close(client)
        #expect(queue.wait(milliseconds: 1000) == 1)
        #expect(queue[0].token == 6)
        #expect(queue[0].isEnd)
        queue.remove(server)
        #expect(queue.wait(milliseconds: 0) == 0)
        #expect(!queue.add(-1, .input, token: 0))
    }

    @Test func `A mailbox that is closed gives out what it has taken, and takes nothing more`() throws {
        let mailbox = try LoopMailbox()
        #expect(mailbox.post { _ in })
        #expect(mailbox.take().count == 1)
        #expect(mailbox.post { _ in })
        #expect(mailbox.close().count == 1)
        // Or who waits for it would wait for ever.
        #expect(!mailbox.post { _ in })
        #expect(mailbox.take().isEmpty)
    }

    @Test func `Who is at the other end of a socket is known`() async throws {
        let (server, client) = try makePair()
        #expect(PeerAddress(ofSocket: server) == .unixSocket)
        close(server)
        close(client)
        #expect(PeerAddress(ofSocket: -1) == nil)
        try await TestServer.run { port in
            let client = try RawClient.connected(to: port, patience: 20)
            #expect(PeerAddress(ofSocket: client)?.description == "127.0.0.1")
            close(client)
        }
    }

    @Test func `What the system refuses is said with what to do`() {
        #expect(
            SystemError(EMFILE, during: "eventfd").description
                == "The listener cannot be set up: eventfd: Too many open files; "
                + "raise the limit of open files (ulimit -n, LimitNOFILE)"
        )
    }
}
