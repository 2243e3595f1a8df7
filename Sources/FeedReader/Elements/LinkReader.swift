import FeedWriter

/// Sorts the links of an entry or feed by what they mean (RFC 4287 §4.2.7.2; RSS has one meaning only).
struct LinkReader {
    /// The page that the entry or feed goes with.
    private(set) var alternate: String?
    /// The first address of the document itself.
    private(set) var selfAddress: String?
    /// The first page elsewhere that it is about.
    private(set) var related: String?
    private(set) var enclosures: [Attachment] = []
    /// All links that are none of these, in their order.
    private(set) var others: [Link] = []

    init(_ element: XMLElement) {
        for child in element.elements where child.name == XMLName(.syndication, "link") {
            // RSS has the address as the text of the element.
            guard let reference = child["href"] ?? child.text else { continue }
            let address = ElementFacts.resolved(reference, in: child)
            guard !address.isEmpty else { continue }
            add(Self.link(child, address: address), length: child["length"])
        }
        let page = others.firstIndex { $0.relation == "alternate" && Self.isPage($0) }
        guard let index = page ?? others.firstIndex(where: { $0.relation == "alternate" }) else { return }
        alternate = others.remove(at: index).url
    }

    private mutating func add(_ link: Link, length: String?) {
        switch link.relation {
        case "self" where selfAddress == nil: selfAddress = link.url
        case "related" where related == nil: related = link.url
        case "enclosure":
            enclosures.append(
                Attachment(
                    url: link.url,
                    mediaType: link.mediaType,
                    title: link.title,
                    byteCount: length.flatMap(Self.size)
                )
            )
        default: others.append(link)
        }
    }

    private static func link(_ child: XMLElement, address: String) -> Link {
        Link(
            url: address,
            relation: child["rel"].map(shortened) ?? "alternate",
            mediaType: child["type"],
            language: child["hreflang"],
            title: child["title"]
        )
    }

    /// A page for people goes before a document of another type.
    private static func isPage(_ link: Link) -> Bool {
        link.mediaType.map { $0.hasPrefix("text/html") || $0 == "application/xhtml+xml" } ?? true
    }

    /// A size in bytes; publishers write 0, words and negative numbers.
    static func size(_ text: String) -> Int64? {
        guard let size = Int64(text.trimmedWhitespace), size > 0 else { return nil }
        return size
    }

    /// The registered relations by their short names (RFC 4287 §4.2.7.2).
    private static func shortened(_ relation: String) -> String {
        let prefix = "http://www.iana.org/assignments/relation/"
        let short = relation.hasPrefix(prefix) ? String(relation.dropFirst(prefix.count)) : relation
        return short.contains(":") ? short : short.lowercased()
    }
}
