/// Writes feeds as Atom 1.0 (RFC 4287).
///
/// What the RFC requires and the values lack is filled in from what they do say:
/// - `updated` of an entry without one is `published`, else the feed's; the feed's is that of its newest entry,
///   else 1970-01-01T00:00:00Z. It is never the clock's.
/// - Where neither the feed nor some entry names an author (§4.1.1), the feed's title stands as the feed's author.
/// - An entry without a title has an empty `title`; one with neither content nor a page has its summary,
///   or nothing, as content (§4.1.2).
/// - Of several `alternate` links with the same type and language the first is written (§4.1.1, §4.1.2).
///
/// Ids are written as they are, URLs as ``AbsoluteURL/written(_:)`` says; links that it refuses are left out.
/// Durations of attachments, banner images, what makes a podcast, and custom objects have no place in Atom.
/// `fh:archive` stands for an archive (RFC 5005 §4); what it belongs with are links of the feed.
/// The image of an entry is `media:thumbnail`, `media:credit` names everyone whose role is known; `thr:total` is the
/// number of comments and `thr:in-reply-to` what it answers (RFC 4685). Tombstones stand before the entries, as
/// RFC 6721 §3 has it.
public enum AtomWriter {
    /// Writes a feed; the same feed gives the same bytes.
    public static func write(_ feed: Feed) -> [UInt8] { compose(feed).bytes }

    /// Writes a feed and notes where its entries are.
    static func compose(_ feed: Feed) -> WrittenFeed {
        var (headEnd, start, ends) = (0, 0, [Int]())
        let bytes = XMLBuffer.document(expecting: feed.expectedLength) { buffer in
            beginRoot(of: feed, in: &buffer)
            writeHead(of: feed, to: &buffer)
            headEnd = buffer.count
            AtomTombstoneWriter.write(feed.tombstones, to: &buffer)
            let updated = feed.writtenUpdated
            start = buffer.count
            // By index, for an iterator copies each entry once more: one more reference for each of its strings.
            let entries = feed.entries.span
            for index in entries.indices {
                AtomEntryWriter.write(entries[index], of: feed, updated: updated, to: &buffer)
                ends.append(buffer.count)
            }
            buffer.endElement("feed")
        }
        return WrittenFeed(bytes: bytes, headEnd: headEnd, entriesStart: start, entryEnds: ends)
    }

    private static func beginRoot(of feed: Feed, in buffer: inout XMLBuffer) {
        buffer.beginTag("feed")
        buffer.attribute("xmlns", "http://www.w3.org/2005/Atom")
        buffer.attribute("xmlns:media", "http://search.yahoo.com/mrss/")
        buffer.attribute("xml:lang", FieldSyntax.language(feed.language))
        buffer.attribute("xml:base", AbsoluteURL.written(feed.contentBaseURL))
        buffer.markup(">\n")
    }

    private static func writeHead(of feed: Feed, to buffer: inout XMLBuffer) {
        buffer.element("id", feed.id)
        text("title", feed.writtenTitle, to: &buffer)
        text("subtitle", feed.subtitle, to: &buffer)
        buffer.element("updated", feed.writtenUpdated, as: .rfc3339)
        for person in authors(of: feed) { write(person, as: "author", to: &buffer) }
        var links = AtomLinks()
        links.write(feed.feedURL, relation: "self", mediaType: "application/atom+xml", to: &buffer)
        links.write(feed.homePageURL, relation: "alternate", to: &buffer)
        for link in feed.links { links.write(link, to: &buffer) }
        for category in feed.categories { write(category, to: &buffer) }
        buffer.element("icon", AbsoluteURL.written(feed.icon))
        buffer.element("logo", AbsoluteURL.written(feed.logo))
        text("rights", feed.rights, to: &buffer)
        buffer.element("generator", feed.generator)
        ArchiveMark.write(of: feed, to: &buffer)
    }

    private static func authors(of feed: Feed) -> [Person] {
        let named = feed.authors.filter { $0.writtenName != nil }
        guard named.isEmpty else { return named }
        let entries = feed.entries.span
        for index in entries.indices where entries[index].authors.allSatisfy({ $0.writtenName == nil }) {
            return [Person(name: feed.writtenPlainTitle)]
        }
        return []
    }

    /// Writes a text construct (§3.1); nothing for nil.
    static func text(_ name: StaticString, _ construct: TextConstruct?, to buffer: inout XMLBuffer) {
        guard let construct else { return }
        buffer.beginTag(name)
        if case .html = construct { buffer.attribute("type", "html") }
        buffer.endTag()
        buffer.text(construct.value)
        buffer.endElement(name)
    }

    /// Writes a person construct (§3.2); nothing for a person without any name.
    static func write(_ person: Person, as name: StaticString, to buffer: inout XMLBuffer) {
        guard let writtenName = person.writtenName else { return }
        buffer.beginElement(name)
        buffer.element("name", writtenName)
        buffer.element("uri", AbsoluteURL.written(person.uri))
        buffer.element("email", FieldSyntax.email(person.email))
        buffer.endElement(name)
    }

    /// Writes a category (§4.2.2); nothing for one without a term.
    static func write(_ category: Category, to buffer: inout XMLBuffer) {
        guard !category.term.isEmpty else { return }
        buffer.beginTag("category")
        buffer.attribute("term", category.term)
        buffer.attribute("scheme", url: category.scheme)
        buffer.attribute("label", category.label)
        buffer.endEmptyElement()
    }
}
