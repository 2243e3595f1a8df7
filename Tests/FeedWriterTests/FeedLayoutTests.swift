import FeedWriter
import Testing

@Suite struct FeedLayoutTests {
    private let whole = SampleFeeds.full

    private func layout(_ feed: Feed, _ format: FeedFormat) throws -> FeedLayout {
        try #require(FeedDocument.render(feed, as: format).layout)
    }

    /// The delta from a version with these entries, and what the writer makes of the feed with those entries alone
    /// that are not among them.
    private func delta(
        _ format: FeedFormat,
        since base: [Entry],
        tombstones: [Tombstone] = []
    ) throws -> (delta: String, written: String) {
        var before = whole
        before.entries = base
        var after = whole
        after.entries = whole.entries.filter { !base.contains($0) }
        after.tombstones = tombstones
        let document = FeedDocument.render(whole, as: format)
        let delta = try layout(whole, format)
            .delta(document.identity.bytes, since: try layout(before, format).entries, tombstones: tombstones)
        let written = FeedDocument.render(after, as: format).identity.bytes
        return (String(decoding: delta, as: UTF8.self), String(decoding: written, as: UTF8.self))
    }

    @Test(arguments: FeedFormat.allCases, [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]])
    func `A delta is what the writer makes of the entries that are new`(format: FeedFormat, known: [Int]) throws {
        let (delta, written) = try delta(format, since: known.map { whole.entries[$0] })
        #expect(delta == written)
    }

    @Test(arguments: FeedFormat.allCases)
    func `A delta has its own tombstones and not those of the document`(format: FeedFormat) throws {
        var feed = whole
        feed.tombstones = [Tombstone(ref: "urn:of-the-document", when: FeedDate(millisecondsSince1970: 0))]
        let document = FeedDocument.render(feed, as: format)
        let tombstones = [Tombstone(ref: "urn:of-the-delta", when: FeedDate(millisecondsSince1970: 0))]
        let bytes = try layout(feed, format).delta(document.identity.bytes, since: [], tombstones: tombstones)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("urn:of-the-document"))
        #expect(text.contains("urn:of-the-delta") == (format == .atom))
    }

    @Test(arguments: FeedFormat.allCases)
    func `Another latest archive is no other feed`(format: FeedFormat) throws {
        let expected = try layout(whole, format).metadata
        for relation in ["prev-archive", "next", "via"] {
            var feed = whole
            feed.links.append(Link(url: "https://news.example.com/archive", relation: relation))
            let isSame = relation != "via" || [.json, .rdf].contains(format)
            #expect(try (layout(feed, format).metadata == expected) == isSame, "\(relation)")
        }
    }

    @Test(arguments: FeedFormat.allCases)
    func `A delta has tombstones where the format has`(format: FeedFormat) throws {
        let (delta, written) = try delta(format, since: whole.entries, tombstones: SampleFeeds.withdrawn.tombstones)
        #expect(delta == written)
        #expect(delta.contains("<at:deleted-entry ") == (format == .atom))
    }

    @Test(arguments: FeedFormat.allCases)
    func `An entry that says something else is new, and known by its id`(format: FeedFormat) throws {
        let before = try layout(whole, format)
        var feed = whole
        feed.entries[1].categories = [Category(term: "chips", label: "芯片")]
        let after = try layout(feed, format)
        #expect(zip(before.entries, after.entries).map { $0 == $1 } == [true, false, true])
        #expect(before.entries.map(\.identifier) == after.entries.map(\.identifier))
        #expect(EntryDigest.identifier(of: feed.entries[1].id) == after.entries[1].identifier)
    }

    @Test(arguments: FeedFormat.allCases)
    func `What a feed says of itself is its entries, dates and tombstones aside`(format: FeedFormat) throws {
        let metadata = try layout(whole, format).metadata
        var feed = whole
        feed.updated = FeedDate(millisecondsSince1970: 1_700_000_000_000)
        feed.entries.removeFirst()
        feed.tombstones = SampleFeeds.withdrawn.tombstones
        #expect(try layout(feed, format).metadata == metadata)
        feed.title = .text("Another")
        #expect(try layout(feed, format).metadata != metadata)
    }

    @Test func `What is no feed has no layout`() {
        #expect(FeedDocument.render(SampleFeeds.outline).layout == nil)
    }
}
