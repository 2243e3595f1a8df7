import FeedWriter

/// What is measured.
enum Task: String {
    /// The writers alone.
    case rss, atom, json
    /// A writer and the compression of what it wrote.
    case compressedRSS = "rss+gzip"
    case compressedAtom = "atom+gzip"
    /// Compression alone.
    case gzip
    /// A document with all that belongs to it: both codings, their tags, the digests of its entries.
    case document

    /// Does it once.
    func run(_ feed: Feed) -> [UInt8] {
        switch self {
        case .rss: RSSWriter.write(feed)
        case .atom: AtomWriter.write(feed)
        case .json: JSONFeedWriter.write(feed)
        case .compressedRSS: Gzip.compress(RSSWriter.write(feed))
        case .compressedAtom: Gzip.compress(AtomWriter.write(feed))
        case .gzip: Gzip.compress(RSSWriter.write(feed))
        case .document: FeedDocument.render(feed, as: .rss).gzip.bytes
        }
    }
}
