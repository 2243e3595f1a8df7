/// An entry that is no longer there (RFC 6721 `at:deleted-entry`).
public struct Tombstone: Sendable, Hashable {
    /// The permanent identifier of the entry.
    public var ref: String
    /// When it was taken down; a copy that was updated later stays (RFC 6721 §3).
    public var when: FeedDate

    /// Makes a tombstone.
    public init(ref: String, when: FeedDate) {
        self.ref = ref
        self.when = when
    }
}
