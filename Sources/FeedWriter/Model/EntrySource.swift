/// Where an entry came from first (RSS `source`, Atom `source`).
public struct EntrySource: Sendable, Hashable {
    /// The publication's name.
    public var title: String
    /// The publication's address, or its feed's.
    public var url: String?

    /// Makes a source.
    public init(title: String, url: String? = nil) {
        self.title = title
        self.url = url
    }
}
