/// The families of element names that the reader tells apart; what a name means is the same in RSS and Atom.
enum XMLVocabulary: Sendable, Hashable {
    /// RSS of any version, Atom of any version, and no namespace.
    case syndication
    case dublinCore
    case dublinCoreTerms
    case content
    case media
    /// Apple's tags.
    case podcast
    /// Podcasting 2.0.
    case podcastIndex
    /// RFC 4685.
    case threading
    case slash
    /// How often a feed changes.
    case updates
    /// RSS 1.0's `enc`.
    case enclosure
    /// RFC 6721.
    case tombstone
    /// RFC 5005.
    case history
    case xhtml
    case rdf
    case xml
    case other

    /// The vocabulary of a namespace; publishers vary in case and final slash.
    init(namespace: String?) {
        guard let namespace, !namespace.isEmpty else {
            self = .syndication
            return
        }
        self = Self.table[namespace.lowercased()] ?? .other
    }

    /// Whether a namespace is Atom's, of version 1.0 or 0.3.
    static func isAtom(_ namespace: String?) -> Bool {
        guard let namespace else { return false }
        return namespace.hasPrefix("http://www.w3.org/2005/Atom") || namespace.hasPrefix("http://purl.org/atom/ns#")
    }

    private static let table: [String: XMLVocabulary] = [
        "http://www.w3.org/2005/atom": .syndication,
        "http://purl.org/atom/ns#": .syndication,
        "http://example.com/newformat#": .syndication,
        "http://example.com/necho": .syndication,
        "http://purl.org/echo/": .syndication,
        "uri/of/echo/namespace#": .syndication,
        "http://purl.org/pie/": .syndication,
        "http://purl.org/rss/1.0/": .syndication,
        "http://purl.org/net/rss1.1#": .syndication,
        "http://my.netscape.com/rdf/simple/0.9/": .syndication,
        "http://channel.netscape.com/rdf/simple/0.9/": .syndication,
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": .syndication,
        "http://backend.userland.com/rss": .syndication,
        "http://backend.userland.com/rss2": .syndication,
        "http://backend.userland.com/rss191": .syndication,
        "http://blogs.law.harvard.edu/tech/rss": .syndication,
        "http://cyber.law.harvard.edu/rss/rss.html": .syndication,
        "http://purl.org/dc/elements/1.1/": .dublinCore,
        "http://purl.org/dc/elements/1.0/": .dublinCore,
        "http://purl.org/dc/terms/": .dublinCoreTerms,
        "http://purl.org/rss/1.0/modules/content/": .content,
        "http://search.yahoo.com/mrss/": .media,
        "http://search.yahoo.com/mrss": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .podcast,
        "http://www.itunes.com/dtds/podcast": .podcast,
        "http://example.com/dtds/podcast-1.0.dtd": .podcast,
        "https://podcastindex.org/namespace/1.0": .podcastIndex,
        "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": .podcastIndex,
        "http://purl.org/syndication/thread/1.0": .threading,
        "http://purl.org/rss/1.0/modules/slash/": .slash,
        "http://purl.org/rss/1.0/modules/syndication/": .updates,
        "http://purl.oclc.org/net/rss_2.0/enc#": .enclosure,
        "http://purl.org/atompub/tombstones/1.0": .tombstone,
        "http://purl.org/syndication/history/1.0": .history,
        "http://www.w3.org/1999/xhtml": .xhtml,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
        "http://www.w3.org/xml/1998/namespace": .xml,
    ]
}

/// The name of an element or attribute.
struct XMLName: Sendable, Hashable {
    var vocabulary: XMLVocabulary
    /// The local name in lower case.
    var local: String

    init(_ vocabulary: XMLVocabulary, _ local: String) {
        self.vocabulary = vocabulary
        self.local = local
    }
}
