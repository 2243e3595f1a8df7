extension PreparedDocument {
    /// What a document takes beside its contents and heads, in bytes, about: its place in the cache, its path, its fields.
    private static let overhead = 4096

    /// How much memory it takes, in bytes, about.
    var byteCount: Int { variants.reduce(Self.overhead) { $0 + $1.byteCount } }
}
