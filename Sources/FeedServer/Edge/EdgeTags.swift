import FeedWriter
import HTTPTypes
import Store

/// The tags of documents, by which caches in front drop them: the same on every node, for as long as paths are the same.
///
/// A tag has letters in lower case, digits and `-._~%+`, which every network takes, also those to which letters in upper and
/// lower case are the same. All forms of a feed, its archives and what readers choose of it have the tag of its path:
/// `/feeds/headline/mobile` is `feeds~feeds~headline~mobile`. Every document has the tag of all besides.
struct EdgeTags: Sendable, Hashable {
    /// The most bytes that a path takes in a tag; a longer one is there as its hash.
    ///
    /// Tags are thereby within the 128 bytes that the strictest network allows.
    private static let longestPath = 80

    private let edge: Configuration.Edge

    /// Makes tags as a configuration has them.
    init(_ edge: Configuration.Edge) { self.edge = edge }

    /// The tag of every document.
    var all: String { edge.name }

    /// The tag of every document of the same site as those that have some tag.
    static func all(of tag: String) -> String { String(tag.prefix { $0 != "~" && $0 != "+" }) }

    /// The tag of the lists of feeds.
    var lists: String { edge.name + "+feeds" }

    /// The tag of sitemaps.
    var sitemaps: String { edge.name + "+sitemaps" }

    /// The tag of the feed at a path, percent-decoded and without extension.
    func feed(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "/"): text += "~"
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "."), UInt8(ascii: "_"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        if text.utf8.count <= Self.longestPath { return edge.name + text }
        return edge.name + "+" + EntityTag.digest(of: Array(path.utf8))
    }

    /// The tags of a document.
    func tags(of key: DocumentKey) -> [String] {
        switch key {
        case .feed(let path, _), .selection(let path, _, _), .archive(let path, _, _): [all, feed(path)]
        case .outline, .index: [all, lists]
        case .sitemap: [all, sitemaps]
        }
    }

    /// The fields that an answer with a document has for them.
    func fields(for key: DocumentKey) -> HTTPFields { edge.tags.isEmpty ? [:] : fields(naming: tags(of: key)) }

    /// The fields of an answer that is no document, as a redirection: with the tag of all, it goes when everything does.
    var commonFields: HTTPFields { fields(naming: [all]) }

    private func fields(naming tags: [String]) -> HTTPFields {
        var fields: HTTPFields = [:]
        for field in edge.tags { field.add(tags, to: &fields) }
        return fields
    }

    /// The tags of what changes have touched, in an order of its own that is always the same.
    ///
    /// - Parameters:
    ///   - feeds: The feeds.
    ///   - changes: What happened; a change of something that is shown, or was, touches sitemaps.
    /// - Returns: Each tag once.
    func tags(of feeds: TouchedFeeds, changes: [Change]) -> [String] {
        let isShown = changes.contains { $0.before != nil || $0.after != nil }
        return feeds.paths.map { feed($0) }.sorted() + (isShown ? [sitemaps] : [])
    }
}
