/// Where the parts of a written feed are and what each of them says: what tells two versions of a feed apart.
public struct FeedLayout: Sendable, Hashable {
    /// A hash of all that the feed says of itself, but for when it last changed and where its archives are.
    public let metadata: UInt64
    /// The entries in their order.
    public let entries: [EntryDigest]
    /// The bytes of each entry.
    let ranges: [Range<Int>]
    /// Where ends what the feed says of itself.
    let headEnd: Int
    /// The bytes that name each entry before the first of them, where the format has such a list.
    let list: [Range<Int>]
    /// Where the first entry is, or would be.
    let start: Int
    let format: FeedFormat

    /// Takes a feed and what was written of it.
    init(of feed: Feed, written: WrittenFeed, as format: FeedFormat) {
        var head = feed
        head.entries = []
        head.tombstones = []
        head.updated = nil
        head.links.removeAll { FeedLayout.archiveRelations.contains($0.relation) }
        metadata = EntityTag.shortDigest(of: WrittenFeed(head, as: format).bytes[...])
        entries = zip(feed.entries, written.entries)
            .map { entry, range in
                EntryDigest(id: entry.id, content: written.bytes[range])
            }
        ranges = written.entries
        headEnd = written.headEnd
        list = written.list
        start = written.entriesStart
        self.format = format
    }

    /// The links that lead to the latest archive, which is another now and then.
    private static let archiveRelations: Set<String> = ["prev-archive", "next"]

    /// The feed with those entries alone that a version before did not have, or had otherwise.
    ///
    /// What the feed says of itself, its dates and links included, is as in the document.
    ///
    /// - Parameters:
    ///   - document: The document that this is the layout of.
    ///   - base: The entries of the version before.
    ///   - tombstones: Entries of the version before that are no longer there; only Atom carries them.
    /// - Returns: A document in the same format.
    public func delta(_ document: [UInt8], since base: [EntryDigest], tombstones: [Tombstone]) -> [UInt8] {
        let known = Set(base)
        let changes = entries.indices.filter { !known.contains(entries[$0]) }
        let changed = changes.map { ranges[$0] }
        var bytes: [UInt8] = []
        if let first = list.first, let last = list.last {
            bytes += document[..<first.lowerBound]
            for index in changes { bytes += document[list[index]] }
            bytes += document[last.upperBound..<headEnd]
        } else {
            bytes += document[..<headEnd]
        }
        if format == .atom { AtomTombstoneWriter.write(tombstones, to: &bytes) }
        for (index, range) in changed.enumerated() {
            if format == .json, index > 0 { bytes += JSONFeedWriter.separator }
            bytes += document[range]
        }
        bytes += document[(ranges.last?.upperBound ?? start)...]
        return bytes
    }
}
