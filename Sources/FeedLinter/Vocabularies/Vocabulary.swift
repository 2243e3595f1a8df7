/// A set of element names with one namespace, and the table of what they may hold.
///
/// A line of the table: the parents, separated by commas; the element; how often it may stand there (`1`, `?`, `*`, `+`;
/// with `~` it should, or preferably so); the type of its value; then flags, and attributes as `name=type`, with `!=`
/// where they must be there and `~=` where they should. Parents without a prefix are of the same vocabulary; `-` is the
/// document, `@feed` and `@entry` are the feed and its entries in any format, `@any` is any element.
/// What stands behind a `#` is a remark.
struct Vocabulary: Sendable {
    /// The prefix by which tables know it; mostly the one that documents use.
    let prefix: String
    /// The names of its namespace, the right one first.
    let namespaces: [String]
    /// Names that were its namespace's once.
    var obsoleteNamespaces: [String] = []
    let table: String

    /// Every vocabulary that is known.
    static let all: [Vocabulary] = [
        rss, rss1, rss11, atom, opml, jsonFeed, history, tombstones, content, dublinCore, dublinCoreTerms, syndication,
        media, itunes, podcast, slash, thread, wellFormedWeb, geoRSS, geo, administration, creativeCommons,
        creativeCommonsRSS, xhtml, rdf, friends, blogChannel, trackback, events, feedBurner, publishing, aggregation,
        rdfSchema, threading,
    ]
}
