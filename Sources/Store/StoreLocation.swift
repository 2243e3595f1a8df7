/// Where a store is: `sqlite:PATH`.
public enum StoreLocation: Sendable, Hashable {
    /// A file of SQLite's, by absolute or relative path.
    case sqlite(path: String)
}
