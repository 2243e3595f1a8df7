/// A request that tells a cache to drop something.
struct PurgeRequest: Sendable, Hashable {
    var method: String
    var url: String
    var fields: [Field]
    var body: String?

    /// A field of it; the value may be secret.
    struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }
}
