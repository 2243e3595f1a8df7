/// A feed as it was written, and where its entries are.
struct WrittenFeed {
    let bytes: [UInt8]
    /// Where ends what the feed says of itself; tombstones follow.
    let headEnd: Int
    /// Where the first entry is, or would be.
    let entriesStart: Int
    /// The bytes of each entry, what stands between two of them aside.
    let entries: [Range<Int>]
    /// The bytes by which what stands before the entries names each of them, one after the other; empty where the
    /// format has no such list.
    var list: [Range<Int>] = []

    /// Takes what a writer noted along the way.
    init(
        bytes: [UInt8],
        headEnd: Int? = nil,
        entriesStart: Int,
        entryEnds: [Int],
        separatorLength: Int = 0
    ) {
        self.bytes = bytes
        self.headEnd = headEnd ?? entriesStart
        self.entriesStart = entriesStart
        let starts = [entriesStart] + entryEnds.map { $0 + separatorLength }
        entries = zip(starts, entryEnds).map { $0..<$1 }
    }

    /// Writes a feed in a format.
    init(_ feed: Feed, as format: FeedFormat) {
        self =
            switch format {
            case .rss: RSSWriter.compose(feed)
            case .atom: AtomWriter.compose(feed)
            case .json: JSONFeedWriter.compose(feed)
            case .rdf: RDFWriter.compose(feed)
            }
    }
}
