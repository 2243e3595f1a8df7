/// How many records of a kind there are, and a digest of all that they say.
public struct RecordSummary: Sendable, Hashable, Codable {
    /// The kind, as people read it.
    public var kind: String
    /// How many there are.
    public var count: Int
    /// 32 hexadecimal digits, the same for the same records on every machine and in every kind of store.
    public var digest: String
}
