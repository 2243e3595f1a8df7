/// Where an entry came from first (RSS `source`, Atom `source`, RFC 4287 §4.2.11).
public struct EntrySource: Sendable, Hashable {
    /// The publication's name.
    public var title: String
    /// The publication's address, or its feed's.
    public var url: String?
    /// The permanent identifier of the feed that it came in; only Atom carries it.
    public var id: String?
    /// When that feed said that it last changed; only Atom carries it.
    public var updated: FeedDate?

    /// Makes a source.
    public init(title: String, url: String? = nil, id: String? = nil, updated: FeedDate? = nil) {
        self.title = title
        self.url = url
        self.id = id
        self.updated = updated
    }
}
