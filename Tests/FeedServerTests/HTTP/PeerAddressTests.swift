import NIOCore
import Testing

@testable import FeedServer

@Suite struct PeerAddressTests {
    @Test func `A peer is known by its address, or as one that came over the socket`() throws {
        let version4 = try SocketAddress(ipAddress: "192.0.2.1", port: 1)
        #expect(PeerAddress(version4)?.description == "192.0.2.1")
        #expect(PeerAddress(try SocketAddress(ipAddress: "::ffff:192.0.2.1", port: 1)) == PeerAddress(version4))
        #expect(PeerAddress(try SocketAddress(ipAddress: "2001:db8::1", port: 1))?.description == "2001:db8::1")
        #expect(PeerAddress(try SocketAddress(unixDomainSocketPath: "/run/x")) == .unixSocket)
        #expect(PeerAddress(nil) == nil)
    }
}
