import FeedWriter

/// Makes an entry of an element: `item` of RSS, `entry` of Atom, each with what publishers borrow from the other.
struct XMLEntryReader {
    private var facts: ElementFacts
    private let links: LinkReader

    /// What is wrong in the record.
    var problems: [RecordProblem] { facts.problems }

    init(_ element: XMLElement, dialect: FeedDialect, record: Int) {
        facts = ElementFacts(element, dialect: dialect, record: record)
        links = LinkReader(element)
    }

    /// The entry, and the base of the URLs in its content.
    mutating func read() -> (entry: Entry, contentBaseURL: String?) {
        let (content, contentElement) = content()
        var entry = Entry(id: identifier ?? "")
        entry.url = url(content: contentElement)
        entry.externalURL = links.related
        entry.title = facts.text(
            [XMLName(.syndication, "title"), XMLName(.dublinCore, "title"), XMLName(.media, "title")],
            rss: .either
        )
        entry.summary = summary()
        entry.content = content
        readDates(into: &entry)
        entry.language = language(content: contentElement)
        let byline = BylineReader(facts)
        entry.authors = byline.authors
        entry.contributors = byline.contributors
        entry.categories = facts.categories()
        entry.attachments = attachments(content: contentElement)
        entry.image = image
        entry.rights = facts.text(
            [XMLName(.syndication, "rights"), XMLName(.syndication, "copyright"), XMLName(.dublinCore, "rights")],
            rss: .either
        )
        entry.source = SourceReader.read(facts)
        entry.links = otherLinks
        entry.commentCount = DiscussionReader.commentCount(facts)
        entry.antecedents = DiscussionReader.antecedents(facts.element)
        entry.episode = PodcastReader.episode(facts.element)
        return (entry, contentElement?.base ?? facts.element.base)
    }

    private var identifier: String? {
        if let named = facts.string(XMLName(.syndication, "guid"), XMLName(.syndication, "id")) { return named }
        let identifier = facts.string(XMLName(.dublinCore, "identifier"))
        guard let about = facts.element.attribute(XMLName(.rdf, "about"))?.trimmedWhitespace, !about.isEmpty else {
            return identifier
        }
        // RDF's name of the item goes first, unless it only stands in for an identifier that is no URI.
        guard let identifier, about.hasPrefix("#") || AbsoluteURL.written(identifier) == about else { return about }
        return identifier
    }

    /// The link, else a guid that is an address and does not deny being one (RSS 2.0, `isPermaLink`).
    private func url(content: XMLElement?) -> String? {
        if let alternate = links.alternate { return alternate }
        if let guid = facts.element.first(XMLName(.syndication, "guid")), let text = guid.text,
            guid["ispermalink"]?.lowercased() != "false", ["http", "https"].contains(URLResolution.scheme(of: text))
        {
            return ElementFacts.resolved(text, in: guid)
        }
        guard let content, let address = content["src"], Self.isPage(content["type"]) else { return nil }
        return ElementFacts.resolved(address, in: content)
    }

    private static func isPage(_ mediaType: String?) -> Bool {
        guard let mediaType = mediaType?.lowercased() else { return false }
        return ["html", "xhtml", "text/html", "application/xhtml+xml"].contains(mediaType)
    }

    /// The whole content, from the first element that holds any.
    private func content() -> (TextConstruct?, XMLElement?) {
        let names = [
            XMLName(.content, "encoded"), XMLName(.syndication, "content"), XMLName(.xhtml, "body"),
            XMLName(.xhtml, "div"), XMLName(.syndication, "body"), XMLName(.syndication, "fullitem"),
        ]
        for name in names {
            for child in facts.element.all(name) {
                let standard = facts.standard(.html, of: child)
                if let content = TextReader.read(child, standard: standard) { return (content, child) }
                if child["src"] != nil { return (nil, child) }
            }
        }
        return (nil, nil)
    }

    private func summary() -> TextConstruct? {
        let names = [
            XMLName(.syndication, "summary"), XMLName(.syndication, "description"), XMLName(.dublinCore, "description"),
            XMLName(.dublinCoreTerms, "abstract"), XMLName(.podcast, "summary"), XMLName(.media, "description"),
        ]
        if let summary = facts.text(names, rss: .html) { return summary }
        let group = facts.element.first(XMLName(.media, "group"))?.first(XMLName(.media, "description"))
        return group.flatMap { TextReader.read($0, standard: .either) }
    }

    /// RSS 1.0 knows one date, `dc:date`; it is the time of publication where nothing else is.
    private mutating func readDates(into entry: inout Entry) {
        entry.published = facts.date(
            XMLName(.syndication, "pubdate"),
            XMLName(.syndication, "published"),
            XMLName(.syndication, "issued"),
            XMLName(.dublinCoreTerms, "issued"),
            XMLName(.dublinCore, "date"),
            XMLName(.syndication, "created"),
            XMLName(.dublinCoreTerms, "created")
        )
        entry.updated = facts.date(
            XMLName(.syndication, "updated"),
            XMLName(.syndication, "modified"),
            XMLName(.dublinCoreTerms, "modified")
        )
    }

    private func language(content: XMLElement?) -> String? {
        if let named = facts.string(XMLName(.dublinCore, "language"), XMLName(.syndication, "language")) {
            return named
        }
        let lang = XMLName(.xml, "lang")
        for element in [facts.element, content, facts.element.first(XMLName(.syndication, "title"))] {
            if let value = element?.attribute(lang), !value.isEmpty { return value }
        }
        return nil
    }

    private func attachments(content: XMLElement?) -> [Attachment] {
        var attachments = AttachmentReader(facts.element, linked: links.enclosures).attachments
        if let content, let address = content["src"], !Self.isPage(content["type"]) {
            attachments.append(Attachment(url: ElementFacts.resolved(address, in: content), mediaType: content["type"]))
        }
        return attachments
    }

    private var image: String? {
        let holders =
            [facts.element] + facts.element.all(XMLName(.media, "group"))
            + facts.element.all(XMLName(.media, "content"))
        for holder in holders {
            for thumbnail in holder.all(XMLName(.media, "thumbnail")) {
                if let address = thumbnail["url"], !address.isEmpty {
                    return ElementFacts.resolved(address, in: thumbnail)
                }
            }
        }
        return PodcastReader.image(facts.element)
    }

    private var otherLinks: [Link] {
        var others = links.others
        if let comments = facts.address(XMLName(.syndication, "comments")) {
            others.append(Link(url: comments, relation: "replies"))
        }
        if let own = links.selfAddress { others.append(Link(url: own, relation: "self")) }
        return others
    }
}
