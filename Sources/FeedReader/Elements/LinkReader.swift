import FeedWriter

/// Sorts the links of an entry or feed by what they mean (RFC 4287 §4.2.7.2; RSS has one meaning only).
struct LinkReader {
    /// The page that the entry or feed goes with.
    private(set) var alternate: String?
    /// The address of the document itself.
    private(set) var selfAddress: String?
    private(set) var related: String?
    private(set) var enclosures: [Attachment] = []
    private(set) var others: [Link] = []
    private var hasPageAlternate = false

    init(_ element: XMLElement) {
        for child in element.elements where child.name == XMLName(.syndication, "link") {
            if let href = child["href"] {
                add(child, address: ElementFacts.resolved(href, in: child))
            } else if let text = child.text {
                // RSS has the address as the text; where it names a type nevertheless, that is no page's.
                add(child, address: ElementFacts.resolved(text, in: child))
            }
        }
    }

    private mutating func add(_ child: XMLElement, address: String) {
        guard !address.isEmpty else { return }
        let relation = child["rel"].map(Self.shortened) ?? "alternate"
        let mediaType = child["type"]
        let link = Link(
            url: address,
            relation: relation,
            mediaType: mediaType,
            language: child["hreflang"],
            title: child["title"]
        )
        switch relation {
        case "alternate": addAlternate(link)
        case "self" where selfAddress == nil: selfAddress = address
        case "related" where related == nil: related = address
        case "enclosure":
            enclosures.append(
                Attachment(
                    url: address,
                    mediaType: mediaType,
                    title: link.title,
                    byteCount: child["length"].flatMap(Self.size)
                )
            )
        default: others.append(link)
        }
    }

    /// A page for people goes before a document of another type; the first of its kind wins.
    private mutating func addAlternate(_ link: Link) {
        let isPage = link.mediaType.map { $0.hasPrefix("text/html") || $0 == "application/xhtml+xml" } ?? true
        if let alternate, isPage, !hasPageAlternate {
            others.append(Link(url: alternate, relation: "alternate"))
            self.alternate = link.url
        } else if alternate == nil {
            alternate = link.url
        } else {
            others.append(link)
        }
        hasPageAlternate = hasPageAlternate || isPage
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
