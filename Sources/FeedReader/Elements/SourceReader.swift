import FeedWriter

/// Reads where an entry came from first: an element with an address (RSS) or with a title and links (Atom), or a name.
enum SourceReader {
    static func read(_ facts: ElementFacts) -> EntrySource? {
        if let element = facts.element.first(XMLName(.syndication, "source")) {
            if element.hasElements { return feed(element) }
            let url = element["url"].map { ElementFacts.resolved($0, in: element) }
            if let title = element.text ?? url { return EntrySource(title: title, url: url) }
        }
        guard let name = facts.string(XMLName(.dublinCore, "source")) else { return nil }
        let isAddress = name.hasPrefix("http://") || name.hasPrefix("https://")
        return EntrySource(title: name, url: isAddress ? name : nil)
    }

    /// What Atom keeps of the feed that the entry was in (RFC 4287 §4.2.11).
    private static func feed(_ element: XMLElement) -> EntrySource? {
        let links = LinkReader(element)
        let title = element.first(XMLName(.syndication, "title"))?.text
        let url = links.alternate ?? links.selfAddress
        let id = element.first(XMLName(.syndication, "id"))?.text
        guard let shown = title ?? url ?? id else { return nil }
        let updated = element.first(XMLName(.syndication, "updated"))?.text.flatMap(DateReader.read)
        return EntrySource(title: shown, url: url, id: id, updated: updated)
    }
}
