import Testing

@testable import FeedWriter

@Suite struct PodcastIdentifierTests {
    /// The first two are the examples of the specification.
    @Test(arguments: [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://mp3s.nashownotes.com/pc20rss.xml///", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("feeds.example.com/feeds/podcast.rss", "2a8db1f0-5ffc-5fda-a5bf-480f93dd312d"),
    ])
    func `A podcast is known by its address without scheme and final slashes`(url: String, guid: String) {
        #expect(PodcastIdentifier.guid(ofFeedAt: url) == guid)
    }

    /// RFC 3174 §7.3; the last lies across two blocks, its padding in a third.
    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
        (String(repeating: "a", count: 119), "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56"),
    ])
    func `SHA-1 gives the digests of its specification`(message: String, digest: String) {
        let bytes = SHA1.digest(of: Array(message.utf8))
        #expect(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == digest)
    }
}
