/// What came of a copy.
public struct StoreCopyReport: Sendable, Hashable, Codable {
    /// Where the records came from, free of passwords.
    public var from: String
    /// Where they are now too.
    public var to: String
    /// How many records an earlier copy that did not come to its end had copied; 0 for none.
    public var resumedAfter: Int
    /// How many there are of each kind and the digest of all that they say, the same on both sides.
    public var records: [RecordSummary]
}
