/// How the schema of a store was brought up to date.
public struct SchemaMigration: Sendable, Hashable, Codable {
    /// Where the store is, free of passwords.
    public var location: String
    /// The version before; 0 where there was no store.
    public var from: Int
    /// The version since.
    public var to: Int
}
