import FeedWriter

/// What is remembered of a version of a feed's document: enough to say what is new since.
struct DocumentVersion: Sendable, Hashable {
    /// Its entity tags, one for each content coding.
    let entityTags: [String]
    /// A hash of what the feed said of itself.
    let metadata: UInt64
    /// The entries that it had.
    let entries: [EntryDigest]
    /// The number of a change that it shows, or is without consequence for it; what it does not show has a higher one.
    let sequence: Int64

    /// How much memory it takes, in bytes, about.
    var byteCount: Int { 1024 + entries.count * MemoryLayout<EntryDigest>.stride }
}
