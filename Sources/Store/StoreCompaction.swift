/// What a compaction gave back.
public struct StoreCompaction: Sendable, Hashable, Codable {
    /// Where the store is, free of passwords.
    public var location: String
    /// The bytes that the store took before.
    public var bytesBefore: Int64
    /// The bytes that it takes since.
    public var bytesAfter: Int64
    /// How many registered selections nobody asked for any more.
    public var selectionsRemoved: Int
}
