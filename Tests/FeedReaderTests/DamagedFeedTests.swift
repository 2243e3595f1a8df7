import FeedReader
import FeedWriter
import Foundation
import Testing

@Suite struct DamagedFeedTests {
    /// A generator of numbers that are the same on every run.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: FeedFixture.all)
    func `A feed with bytes changed, lost or doubled is read or refused`(fixture: FeedFixture) throws {
        let whole = Array(try Data(contentsOf: fixture.input))
        var numbers = Sequence(state: 7)
        let telling: [UInt8] = Array("<>&\"'[]{},:\\;#!?/-=u\0".utf8) + [0x80, 0xC3, 0xE4, 0xEF, 0xFF]
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0...Int.random(in: 0..<4, using: &numbers) {
                let at = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes[at] = telling[Int.random(in: 0..<telling.count, using: &numbers)]
                case 1: bytes.removeSubrange(at..<min(at + 9, bytes.count - 1))
                case 2: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &numbers)], at: at)
                default: bytes.insert(contentsOf: bytes[at..<min(at + 40, bytes.count)], at: at)
                }
            }
            do {
                _ = try FeedReader().readFeed(bytes: bytes, baseURL: "https://news.example.com/")
            } catch {
                #expect(error is FeedReadError)
            }
        }
    }

    @Test(arguments: FeedFormat.allCases)
    func `What no feed can carry is written and read without a fault`(format: FeedFormat) throws {
        var feed = Feed(id: "\u{0}", title: .text("a\u{0}]]>\u{FFFE}<b>&amp;\u{1F600}"))
        feed.homePageURL = "https://news.example.com/ <\">"
        feed.entries = [
            Entry(id: "<&>", title: .html("<![CDATA[ ]]>"), content: .html("]]>\u{B}<p>一</p>")), Entry(id: ""),
        ]
        let bytes = FeedDocument.render(feed, as: format).identity.bytes
        let (read, problems) = try FeedReader().readFeed(bytes: bytes)
        #expect(problems.isEmpty)
        #expect(read.entries.count == 2)
        #expect(read.entries[0].id == "<&>")
        #expect(read.title.value.contains("]]>"))
    }
}
