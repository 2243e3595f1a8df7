/// A format that the reader takes.
public enum SourceFormat: String, Sendable, Hashable, CaseIterable {
    /// RSS 2.0 and its elders: 0.90 to 0.94 and 1.0.
    case rss
    /// Atom 1.0 (RFC 4287) and 0.3.
    case atom
    /// JSON Feed 1.1 and 1.0.
    case json
    /// JSON Lines, each line an item of JSON Feed.
    case jsonLines = "jsonl"
}
