/// Where the parts of a written feed are and what each of them says: what tells two versions of a feed apart.
public struct FeedLayout: Sendable, Hashable {
    /// A hash of all that the feed says of itself, when it last changed aside.
    public let metadata: UInt64
    /// The entries in their order.
    public let entries: [EntryDigest]
    /// The bytes of each entry.
    let ranges: [Range<Int>]
    /// Where the first entry is, or would be.
    let start: Int
    let format: FeedFormat

    /// Takes a feed and what was written of it.
    init(of feed: Feed, written: WrittenFeed, as format: FeedFormat) {
        var head = feed
        head.entries = []
        head.tombstones = []
        head.updated = nil
        metadata = EntityTag.shortDigest(of: WrittenFeed(head, as: format).bytes[...])
        entries = zip(feed.entries, written.entries)
            .map { entry, range in
                EntryDigest(id: entry.id, content: written.bytes[range])
            }
        ranges = written.entries
        start = written.entriesStart
        self.format = format
    }

    /// The feed with those entries alone that a version before did not have, or had otherwise.
    ///
    /// What the feed says of itself, its dates included, is as in the document.
    ///
    /// - Parameters:
    ///   - document: The document that this is the layout of.
    ///   - base: The entries of the version before.
    ///   - tombstones: Entries of the version before that are no longer there; only Atom carries them.
    /// - Returns: A document in the same format.
    public func delta(_ document: [UInt8], since base: [EntryDigest], tombstones: [Tombstone]) -> [UInt8] {
        let known = Set(base)
        let changed = zip(entries, ranges).filter { !known.contains($0.0) }.map(\.1)
        var bytes = Array(document[..<start])
        if format == .atom { AtomTombstoneWriter.write(tombstones, to: &bytes) }
        for (index, range) in changed.enumerated() {
            if format == .json, index > 0 { bytes += JSONFeedWriter.separator }
            bytes += document[range]
        }
        bytes += document[(ranges.last?.upperBound ?? start)...]
        return bytes
    }
}
