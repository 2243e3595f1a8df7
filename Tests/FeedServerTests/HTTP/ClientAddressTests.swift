import Testing

@testable import FeedServer

/// Whom a request comes from, by RFC 7239 and by the custom of X-Forwarded-For.
@Suite struct ClientAddressTests {
    /// Proxies are 10.0.0.0/8, 2001:db8:aaaa::/48 and whoever comes over the socket.
    private func client(
        _ peer: String = "10.0.0.1",
        forwarded: [String] = [],
        forwardedFor: [String] = []
    ) throws -> String {
        let trusted = TrustedProxies(
            ranges: [try AddressRange("10.0.0.0/8"), try AddressRange("2001:db8:aaaa::/48")],
            unixSocket: true
        )
        let address: PeerAddress =
            peer == "unix:" ? .unixSocket : .internet(try #require(InternetAddress(peer)))
        return
            ClientAddress.find(
                peer: address,
                trusted: trusted,
                forwarded: forwarded.map(\.utf8),
                forwardedFor: forwardedFor.map(\.utf8)
            )
            .description
    }

    @Test(arguments: [
        // RFC 7239 §4: examples.
        (["for=\"_gazonk\""], "10.0.0.1"),
        (["For=\"[2001:db8:cafe::17]:4711\""], "2001:db8:cafe::17"),
        (["for=192.0.2.60;proto=http;by=203.0.113.43"], "192.0.2.60"),
        (["for=192.0.2.43, for=198.51.100.17"], "198.51.100.17"),
        // RFC 7239 §7.1: a list over several lines is one list.
        (["for=192.0.2.43,for=\"[2001:db8:cafe::17]\",for=unknown"], "10.0.0.1"),
        (["for=192.0.2.43, for=\"[2001:db8:cafe::17]\"", "for=10.0.0.2"], "2001:db8:cafe::17"),
        (["for=192.0.2.43", "for=10.0.0.2 , for=10.9.9.9"], "192.0.2.43"),
        // RFC 7239 §4: names without regard to case, any order, any token or quoted string.
        (["proto=https;FOR=192.0.2.1"], "192.0.2.1"), (["by=_proxy;for=\"192.0.2.1\";host=a.example"], "192.0.2.1"),
        (["secret=\"a,b;for=203.0.113.1\";for=192.0.2.1"], "192.0.2.1"), (["for=\"192.0.2.\\1\""], "192.0.2.1"),
        (["for=192.0.2.1;ext=\"\\\",for=203.0.113.9\\\\\""], "192.0.2.1"), (["for=192.0.2.1;"], "192.0.2.1"),
        (["for=192.0.2.1 ; proto=http"], "192.0.2.1"),
        // RFC 7239 §6: a port, or a name that hides it.
        (["for=\"192.0.2.1:80\""], "192.0.2.1"), (["for=\"192.0.2.1:_port\""], "192.0.2.1"),
        (["for=\"[2001:DB8::1]:_p.o-r_t\""], "2001:db8::1"), (["for=\"[::ffff:192.0.2.1]\""], "192.0.2.1"),
        // RFC 9110 §5.6.1.2: empty elements count for nothing.
        (["for=192.0.2.1,, ,"], "192.0.2.1"), ([",for=192.0.2.1"], "192.0.2.1"), ([""], "10.0.0.1"),
        // All of them proxies: the first.
        (["for=10.0.0.3, for=10.0.0.2"], "10.0.0.3"),
        (["for=192.0.2.1, for=\"[2001:db8:aaaa::2]\", for=10.0.0.2"], "192.0.2.1"),
    ])
    func `Forwarded names the client`(lines: [String], expected: String) throws {
        #expect(try client(forwarded: lines) == expected)
    }

    @Test(arguments: [
        "for", "for=", "=192.0.2.1", "for =192.0.2.1", "for= 192.0.2.1", "for=192.0.2.1 proto=http", "for=192.0.2.1;;=",
        "for=192.0.2.1;for=192.0.2.2", "proto=https", "for=2001:db8::1", "for=[2001:db8::1]", "for=\"2001:db8::1\"",
        "for=\"[192.0.2.1]\"", "for=\"[2001:db8::1\"", "for=\"[2001:db8::1]80\"", "for=192.0.2.1:80",
        "for=\"192.0.2.1:\"", "for=\"192.0.2.1:123456\"", "for=\"192.0.2.1:8o\"", "for=\"192.0.2.1:_\"",
        "for=\"192.0.2.1", "for=192.0.2.1\"", "for=\"192.0.2.1\\", "for=192.0.2.256", "for=_192.0.2.1", "for=\u{FF11}",
        "for=\"192.0.2.1\0\"", "fur=192.0.2.1", "for=\"\"", "for='192.0.2.1'", "192.0.2.1", "for=unknown",
        "for=_hidden",
    ])
    func `A hop that names nobody ends the walk at the proxy that named it`(element: String) throws {
        #expect(try client(forwarded: [element]) == "10.0.0.1")
        #expect(try client(forwarded: ["for=203.0.113.1", element]) == "10.0.0.1")
        #expect(try client(forwarded: [element + ", for=10.0.0.7"]) == "10.0.0.7")
        // What stands behind it was written later and is believed.
        #expect(try client(forwarded: [element + ", for=192.0.2.9"]) == "192.0.2.9")
    }

    @Test(arguments: [
        (["192.0.2.1"], "192.0.2.1"), (["203.0.113.1, 192.0.2.1"], "192.0.2.1"),
        (["203.0.113.1, 192.0.2.1", "10.0.0.2"], "192.0.2.1"), (["2001:db8::1"], "2001:db8::1"),
        (["[2001:db8::1]:4711"], "2001:db8::1"), (["[2001:db8::1]"], "2001:db8::1"), (["192.0.2.1:4711"], "192.0.2.1"),
        (["192.0.2.1 ,\t10.0.0.2,"], "192.0.2.1"), (["::ffff:192.0.2.1"], "192.0.2.1"),
        (["unknown"], "10.0.0.1"), (["203.0.113.1, unknown"], "10.0.0.1"), (["203.0.113.1, localhost"], "10.0.0.1"),
        (["203.0.113.1, \"192.0.2.1\""], "10.0.0.1"), (["203.0.113.1, 192.0.2.1:port"], "10.0.0.1"),
        (["203.0.113.1, \"10.0.0.2, 192.0.2.1"], "192.0.2.1"), (["for=192.0.2.1"], "10.0.0.1"),
        (["10.0.0.3"], "10.0.0.3"),
    ])
    func `X-Forwarded-For names the client`(lines: [String], expected: String) throws {
        #expect(try client(forwardedFor: lines) == expected)
    }

    @Test(arguments: ["192.0.2.99", "2001:db8::99", "11.0.0.1"])
    func `Who is no trusted proxy is the client, whatever it says`(peer: String) throws {
        #expect(try client(peer, forwarded: ["for=203.0.113.1"]) == peer)
        #expect(try client(peer, forwardedFor: ["203.0.113.1"]) == peer)
        #expect(try client(peer, forwarded: ["for=10.0.0.1, for=10.0.0.2"], forwardedFor: ["10.0.0.1"]) == peer)
    }

    @Test func `Nobody behind the proxy that is not one can put an address before his own`() throws {
        // RFC 7239 §8.1: a client may send the field itself; a proxy adds to it.
        #expect(try client(forwardedFor: ["203.0.113.1, 10.0.0.9, 192.0.2.1"]) == "192.0.2.1")
        #expect(try client(forwarded: ["for=203.0.113.1, for=10.0.0.9, for=192.0.2.1"]) == "192.0.2.1")
    }

    @Test func `Two fields that disagree lead no further than the peer`() throws {
        #expect(try client(forwarded: ["for=203.0.113.1"], forwardedFor: ["192.0.2.1"]) == "10.0.0.1")
        #expect(try client(forwarded: ["for=192.0.2.1"], forwardedFor: ["192.0.2.1"]) == "192.0.2.1")
        #expect(try client(forwarded: [""], forwardedFor: ["192.0.2.1"]) == "10.0.0.1")
    }

    @Test func `A proxy may come over the socket, or by IPv4 written as IPv6`() throws {
        #expect(try client("unix:", forwardedFor: ["192.0.2.1"]) == "192.0.2.1")
        #expect(try client("unix:") == "unix:")
        #expect(try client("::ffff:10.0.0.1", forwardedFor: ["192.0.2.1"]) == "192.0.2.1")
        let nobody = ClientAddress.find(
            peer: .unixSocket,
            trusted: TrustedProxies(),
            forwarded: [],
            forwardedFor: ["192.0.2.1".utf8]
        )
        #expect(nobody == .unixSocket)
    }

    @Test func `A long row of proxies is followed no further than makes sense`() throws {
        let row = Array(repeating: "10.0.0.2", count: 31)
        #expect(try client(forwardedFor: [(["192.0.2.1"] + row).joined(separator: ",")]) == "192.0.2.1")
        #expect(try client(forwardedFor: [(["192.0.2.1"] + row + row).joined(separator: ",")]) == "10.0.0.2")
    }

    @Test(arguments: ["\"", "\\", "\\\"", ",", ";", "for=\"", "for=\"\\", " ", "[", "=", "10.0.0.1,", "\"\\\\"])
    func `Sixteen kibibytes of anything are read once`(piece: String) throws {
        let line = String(repeating: piece, count: 16_384 / piece.utf8.count)
        #expect(try client(forwarded: [line]) == "10.0.0.1")
        #expect(try client(forwarded: [line + ",for=192.0.2.1"]) == "192.0.2.1")
        #expect(try client(forwardedFor: [line]) == "10.0.0.1")
    }

    @Test func `Bytes of all kinds never lead anywhere but to an address or the peer`() throws {
        var generator = SplitMix(state: 7)
        let alphabet = Array("for=\"\\,;[]:._ 10\t".utf8) + [0, 0x80, 0xFF]
        for _ in 0..<20_000 {
            let line = (0..<Int(generator.next() % 40))
                .map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
            let found = ClientAddress.find(
                peer: .unixSocket,
                trusted: TrustedProxies(unixSocket: true),
                forwarded: [line],
                forwardedFor: []
            )
            if case .internet(let address) = found { #expect(InternetAddress(address.description) == address) }
        }
    }
}
