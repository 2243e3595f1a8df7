import FeedWriter
import TestSupport
import Testing

@testable import FeedFuzz

/// `make fuzz` tries 200,000 entries.
@Suite struct HostileEntryTests {
    @Test(arguments: FeedFormat.allCases)
    func `Random and hostile entries give documents that say the same`(format: FeedFormat) throws {
        let folder = try TemporaryDirectory()
        for seed: UInt64 in [1, 2] {
            #expect(try HostileEntries(seed: seed, count: 100).fault(as: format, folder: folder.url) == nil)
        }
    }

    @Test(arguments: FeedFormat.allCases)
    func `A document that says something else is found out`(format: FeedFormat) throws {
        let entries = HostileEntries(seed: 3, count: 20)
        let changes: [(inout Entry) -> Void] = [
            { $0.id += "\u{301}" }, { $0.title = .text("") }, { $0.content = .html(($0.content?.value ?? "") + " ") },
            { $0.content = nil },
        ]
        for change in changes {
            var feed = entries.feed
            change(&feed.entries[7])
            let bytes = FeedDocument.render(feed, as: format).identity.bytes
            #expect(try entries.fault(in: bytes, as: format) != nil)
        }
        var feed = entries.feed
        feed.entries.removeLast()
        #expect(try entries.fault(in: FeedDocument.render(feed, as: format).identity.bytes, as: format) != nil)
    }
}
