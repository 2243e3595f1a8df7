/// Writes an entry of an Atom feed (RFC 4287 §4.1.2).
enum AtomEntryWriter {
    /// Writes an entry; `updated` is the feed's date, for an entry that has none.
    static func write(_ entry: Entry, of feed: Feed, updated: FeedDate, to buffer: inout XMLBuffer) {
        buffer.beginTag("entry")
        buffer.attribute("xml:lang", feed.writtenLanguage(of: entry))
        buffer.markup(">\n")
        buffer.element("id", entry.id)
        if let title = entry.title {
            AtomWriter.text("title", title, to: &buffer)
        } else {
            buffer.element("title", "")
        }
        buffer.element("updated", entry.date(orElse: updated), as: .rfc3339)
        buffer.element("published", entry.published, as: .rfc3339)
        let authors = entry.authors.span
        for index in authors.indices { AtomWriter.write(authors[index], as: "author", to: &buffer) }
        let contributors = entry.contributors.span
        for index in contributors.indices { AtomWriter.write(contributors[index], as: "contributor", to: &buffer) }
        let links = writeLinks(of: entry, to: &buffer)
        let categories = entry.categories.span
        for index in categories.indices { AtomWriter.write(categories[index], to: &buffer) }
        MediaModule.writeThumbnail(entry.image, to: &buffer)
        MediaModule.writeCredits(of: entry, to: &buffer)
        DiscussionModule.writeAntecedents(of: entry, to: &buffer)
        DiscussionModule.writeTotal(of: entry, to: &buffer)
        AtomWriter.text("rights", entry.rights, to: &buffer)
        if let source = entry.source { write(source, to: &buffer) }
        AtomWriter.text("summary", entry.summary, to: &buffer)
        if let content = entry.content {
            AtomWriter.text("content", content, to: &buffer)
        } else if !links.hasAlternate {
            AtomWriter.text("content", entry.summary ?? .text(""), to: &buffer)
        }
        buffer.endElement("entry")
    }

    private static func writeLinks(of entry: Entry, to buffer: inout XMLBuffer) -> AtomLinks {
        var links = AtomLinks()
        links.write(entry.url, relation: "alternate", to: &buffer)
        links.write(entry.externalURL, relation: "related", to: &buffer)
        for attachment in entry.attachments {
            let link = Link(
                url: attachment.url,
                relation: "enclosure",
                mediaType: attachment.mediaType,
                title: attachment.title
            )
            links.write(link, length: attachment.byteCount, to: &buffer)
        }
        for link in entry.links { links.write(link, to: &buffer) }
        return links
    }

    private static func write(_ source: EntrySource, to buffer: inout XMLBuffer) {
        buffer.beginElement("source")
        buffer.element("id", source.id.flatMap { $0.isEmpty ? nil : $0 })
        buffer.element("title", source.title)
        buffer.element("updated", source.updated?.rfc3339)
        var links = AtomLinks()
        links.write(source.url, relation: "alternate", to: &buffer)
        buffer.endElement("source")
    }
}
