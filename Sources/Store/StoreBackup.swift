/// A backup that was written.
public struct StoreBackup: Sendable, Hashable, Codable {
    /// Where the store is, free of passwords.
    public var location: String
    /// The file.
    public var file: String
    /// The size of the file in bytes.
    public var bytes: Int64
}
