import FeedWriter
import HTTPTypes

/// Names a document that can be served.
enum DocumentKey: Sendable, Hashable, CustomStringConvertible {
    /// A feed by its path, without extension, in one form.
    case feed(path: String, format: FeedFormat)
    /// What a reader has chosen of the feed at a path, in one form; the query is in its one spelling.
    case selection(path: String, query: String, format: FeedFormat)
    /// An archive of the feed at a path, in one form.
    case archive(path: String, range: ArchiveRange, format: FeedFormat)
    /// The list of feeds as OPML, `/feeds.opml`.
    case outline
    /// The list of feeds as plain text, `/`.
    case index
    /// A list of pages for search engines.
    case sitemap(Sitemap)

    /// A feed, or, unless it is empty, what a reader has chosen of it.
    static func feed(path: String, format: FeedFormat, chosen: String) -> DocumentKey {
        chosen.isEmpty
            ? .feed(path: path, format: format) : .selection(path: path, query: chosen, format: format)
    }

    /// The feed that it is a form of, with what was chosen of it; nil for what is none.
    var feed: String? {
        switch self {
        case .feed(let path, _): path
        case .selection(let path, let query, _): path + "?" + query
        default: nil
        }
    }

    /// Whether there are as many of the kind as anybody thinks of.
    var isAnybodysChoice: Bool {
        switch self {
        case .archive, .selection: true
        default: false
        }
    }

    /// The path of the document, and its query.
    var description: String {
        switch self {
        case .feed(let path, let format): path + "." + format.fileExtension
        case .selection(let path, let query, let format): path + "." + format.fileExtension + "?" + query
        case .archive(let path, let range, let format): range.path(of: path) + "." + format.fileExtension
        case .outline: "/feeds.opml"
        case .index: "/"
        case .sitemap(let sitemap): sitemap.path
        }
    }
}

/// What a path leads to.
enum Resolution: Sendable, Hashable {
    /// One document.
    case document(DocumentKey)
    /// A feed at its path without extension, in whichever of some forms the request prefers.
    case negotiated(path: String, formats: [FeedFormat])
    /// Another place, for good (301); a path or an absolute URL.
    case moved(to: String)
    /// Nothing any more (410).
    case gone
    /// Nothing (404).
    case unknown
}

/// What the query of a feed's address says.
enum QueryMeaning: Sendable, Hashable {
    /// Nothing that chooses: the feed itself.
    case nothing
    /// A selection of the feed, by its one spelling; empty where it is all that the feed has.
    case selection(String)
    /// Something that cannot be chosen.
    case refused(SelectionRefusal)
}

/// What came of asking for a document.
enum DocumentAnswer: Sendable {
    case document(PreparedDocument)
    /// It is not there yet; another has what is to be in it.
    case elsewhere(DocumentKey)
    /// There is no such document any more.
    case unknown
    /// What was chosen cannot be given.
    case refused(SelectionRefusal)
    /// The store is away and nothing was cached.
    case unavailable
}

/// What is known at once of what is new in a document.
enum DeltaLookup: Sendable {
    case ready(PreparedDelta)
    /// It has to be asked for by `delta`.
    case pending
    /// No version that the client names is known, or what changed cannot be said so.
    case absent
}

/// What the listener asks of what is behind it.
protocol DocumentSource: Sendable {
    /// What a percent-decoded path leads to. Does no I/O.
    func resolve(path: String) -> Resolution

    /// What a query says at the path of a feed. Does no I/O.
    func meaning(of query: String, at path: String) -> QueryMeaning

    /// Another number whenever what `resolve` or `ready` said may no longer be so.
    var edition: Int { get }

    /// Fields of every answer that may be kept and is no document, by which caches in front drop it.
    var commonFields: HTTPFields { get }

    /// A document that is up to date and at hand; nil if it has to be asked for by `document`. Does no I/O.
    func ready(_ key: DocumentKey) -> PreparedDocument?

    /// The document as it is to be served now: fresh, or the one before if making it takes too long.
    func document(_ key: DocumentKey) async -> DocumentAnswer

    /// What is new in a document since the newest known of the versions that a client names by their entity tags,
    /// quotes included; nil where none is known, or what changed cannot be said so.
    func delta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) async -> PreparedDelta?

    /// What is new in a document as `delta` would have it, as far as it is at hand. Does no I/O.
    func readyDelta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) -> DeltaLookup

    /// Whether the store can be reached, or something can be served without it.
    func readiness() async -> Readiness
}

extension DocumentSource {
    /// A source whose feeds take no queries.
    func meaning(of query: String, at path: String) -> QueryMeaning { .nothing }

    /// A source that no cache in front is told of.
    var commonFields: HTTPFields { [:] }

    /// A source that remembers no versions has no deltas.
    func delta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) async -> PreparedDelta? { nil }

    /// As above.
    func readyDelta(_ key: DocumentKey, from tags: [String], to document: PreparedDocument) -> DeltaLookup { .absent }
}
