import Testing

@testable import FeedServer

@Suite struct InstanceManipulationsTests {
    @Test(arguments: [
        ("feed", true), ("FEED", true), ("vcdiff, feed", true), ("feed;q=0.001", true), ("feed ; q=0.5, vcdiff", true),
        ("gzip, feed", true), ("vcdiff;x=\"a,feed\", feed;x=\";q=0\";q=1", true), ("identity;q=0.3, feed;q=0.3", true),
        ("feed;q=2", true), ("identity;q=0, feed", true), (",,feed,,", true),
        ("", false), (",", false), ("feed;q=0", false), ("feed;q=0.000", false), ("feed;q=many", false),
        ("feeds", false), ("fee", false), ("vcdiff", false), ("*", false), ("\"feed\"", false), ("x=feed", false),
        ("vcdiff;x=\"a, feed\"", false), ("identity, feed;q=0.9", false), ("feed;q=0, feed", false),
        ("feed feed", false), ("feed\0", false),
    ])
    func `A feed of what is new is taken by who says so (RFC 3229 §10.5.3)`(value: String, expected: Bool) {
        #expect(InstanceManipulations(value.utf8[...]).takesFeed == expected)
        #expect(InstanceManipulations(Array(value.utf8)[...]).takesFeed == expected)
    }

    @Test func `Bytes that are no text take nothing`() {
        #expect(!InstanceManipulations(([0xFF, 0xFE, 0x66] as [UInt8])[...]).takesFeed)
    }
}
