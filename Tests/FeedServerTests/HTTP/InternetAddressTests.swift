import Testing

@testable import FeedServer

@Suite struct InternetAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
        // RFC 4291 §2.5.5.2: an IPv4 address written as an IPv6 one.
        ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:C000:0201", "192.0.2.1"), ("0:0:0:0:0:ffff:c000:201", "192.0.2.1"),
        // RFC 5952 §4.1: no leading zeros. §4.2.2: :: for no single group. §4.2.3: the first of the longest.
        ("2001:0db8::0001", "2001:db8::1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        // RFC 5952 §4.3: lower case.
        ("2001:DB8::ABCD", "2001:db8::abcd"),
        ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("0:0:0:0:0:0:0:0", "::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("::192.0.2.1", "::c000:201"),
    ])
    func `An address has one text`(written: String, canonical: String) throws {
        let address = try #require(InternetAddress(written))
        #expect(address.description == canonical)
        #expect(InternetAddress(canonical) == address)
    }

    @Test(arguments: [
        "", "1", "192.0.2", "192.0.2.1.1", "192.0.2.256", "192.0.2.01", "192.0.2.1 ", " 192.0.2.1", "192.0.2.-1",
        "192.0.2.+1", "0x7f.0.0.1", "192.0.2.", ".192.0.2", "192..2.1", "192.0.2.1000", "２.0.0.1",
        ":", ":::", "1:::2", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
        ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "12345::", "g::", "::1%eth0", "[::1]", "::1/64", "192.0.2.1::",
        "::192.0.2.1:1", "::192.0.2.256", "1:2:3:4:5:6:7:192.0.2.1", "::ffff:192.0.2.1\0", "unknown", "localhost",
        String(repeating: ":", count: 1000), String(repeating: "0", count: 1000) + "::1",
    ])
    func `What is no address is none`(text: String) {
        #expect(InternetAddress(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("10.0.0.0/8", "9.255.255.255", false),
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("192.0.2.1/32", "192.0.2.1", true),
        ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "2001:db8::1", true),
        // A range of IPv6 is not meant to hold IPv4, however a socket writes it.
        ("::/0", "::ffff:192.0.2.1", false), ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ("::ffff:10.0.0.0/104", "10.1.2.3", true), ("2001:db8::/32", "2001:db8:ffff::", true),
        ("2001:db8::/32", "2001:db9::", false), ("::1", "::1", true), ("192.0.2.128/25", "192.0.2.127", false),
    ])
    func `A range holds what begins with its bits`(range: String, address: String, holds: Bool) throws {
        let range = try AddressRange(range)
        #expect(range.contains(try #require(InternetAddress(address))) == holds)
        #expect(try AddressRange(range.description) == range)
    }

    @Test(arguments: [
        "", "/", "10.0.0.0/", "/8", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/99999999999999999999", "10/8", "10.0.0.0/255.0.0.0", "unix", "fe80::1%1/64",
    ])
    func `What is no range is refused`(text: String) {
        #expect(throws: AddressRange.Fault.malformed) { try AddressRange(text) }
    }

    @Test(arguments: [("10.1.2.3/8", "10.0.0.0/8"), ("2001:db8::1/32", "2001:db8::/32"), ("192.0.2.1/0", "0.0.0.0/0")])
    func `An address inside of its range is refused with the range`(text: String, range: String) throws {
        let range = try AddressRange(range)
        #expect(throws: AddressRange.Fault.insideRange(range)) { try AddressRange(text) }
    }
}
