/// Which format and version a document is of, by its root element.
struct FeedDialect: Sendable, Hashable {
    var format: SourceFormat
    /// As people name it: `RSS 0.91`, `Atom 1.0`.
    var name: String

    /// The dialect of a root element, or nil when it is no feed's.
    init?(root: XMLElement) {
        switch (root.name.vocabulary, root.name.local) {
        case (.syndication, "rss"), (.syndication, "channel"):
            self.init(format: .rss, name: "RSS " + (root["version"].map { $0.trimmedWhitespace } ?? "2.0"))
        case (.rdf, "rdf"), (.syndication, "rdf"):
            // Which of RSS's two RDF versions it is, the channel's namespace tells.
            self.init(format: .rss, name: "RSS 1.0")
        case (.syndication, "feed"), (.syndication, "entry"):
            let isElder = root.namespace?.hasPrefix("http://purl.org/atom/ns#") == true || root["version"] == "0.3"
            self.init(format: .atom, name: isElder ? "Atom 0.3" : "Atom 1.0")
        default: return nil
        }
    }

    private init(format: SourceFormat, name: String) {
        self.format = format
        self.name = name
    }
}
