/// A form in which a feed is written.
public enum FeedFormat: String, Sendable, Hashable, CaseIterable {
    /// RSS 2.0.
    case rss
    /// Atom 1.0 (RFC 4287).
    case atom
    /// JSON Feed 1.1.
    case json
    /// RSS 1.0 (http://purl.org/rss/1.0/spec).
    case rdf

    /// The formats that a feed is written in where nothing else is asked for; few readers want RSS 1.0 any more.
    public static let usual: [FeedFormat] = [.rss, .atom, .json]

    /// What stands after the dot in the name of a file or the path of a URL.
    public var fileExtension: String { rawValue }

    /// The media type as it stands in Content-Type.
    public var mediaType: String {
        switch self {
        case .rss: "application/rss+xml; charset=utf-8"
        case .atom: "application/atom+xml; charset=utf-8"
        case .json: "application/feed+json"
        case .rdf: "application/rdf+xml; charset=utf-8"
        }
    }
}
