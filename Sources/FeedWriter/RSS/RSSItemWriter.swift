/// Writes an item of an RSS feed.
enum RSSItemWriter {
    static func write(_ entry: Entry, of feed: Feed, to buffer: inout XMLBuffer) {
        buffer.beginElement("item")
        writeTexts(of: entry, to: &buffer)
        for person in entry.authors { buffer.element("dc:creator", person.writtenName) }
        for person in entry.contributors { buffer.element("dc:contributor", person.writtenName) }
        for category in entry.categories { RSSWriter.write(category, to: &buffer) }
        writeAttachments(of: entry, to: &buffer)
        writeIdentifier(of: entry, to: &buffer)
        buffer.element("pubDate", entry.published, as: .rfc822)
        buffer.element("atom:updated", entry.updated, as: .rfc3339)
        write(entry.source, to: &buffer)
        buffer.element("dc:language", feed.writtenLanguage(of: entry))
        buffer.element("dc:rights", entry.rights?.value)
        if let image = AbsoluteURL.written(entry.image) {
            buffer.beginTag("media:thumbnail")
            buffer.attribute("url", image)
            buffer.endEmptyElement()
        }
        RSSWriter.write(entry.externalURL.map { Link(url: $0, relation: "related") }, to: &buffer)
        for link in entry.links { RSSWriter.write(link, to: &buffer) }
        buffer.endElement("item")
    }

    private static func writeTexts(of entry: Entry, to buffer: inout XMLBuffer) {
        let title = entry.title.flatMap { $0.isBlank ? nil : $0 }
        let summary = entry.summary.flatMap { $0.isBlank ? nil : $0 }
        let content = entry.content.flatMap { $0.isBlank ? nil : $0 }
        let isNameless = title == nil && summary == nil
        let url = AbsoluteURL.written(entry.url)
        buffer.element("title", isNameless && content == nil ? url ?? entry.id : title?.value)
        buffer.element("link", url)
        buffer.element("description", (isNameless ? content : summary)?.html)
        if !isNameless { buffer.element("content:encoded", content?.html) }
    }

    private static func writeIdentifier(of entry: Entry, to buffer: inout XMLBuffer) {
        guard !entry.id.isEmpty else { return }
        let isURL = entry.url?.utf8.elementsEqual(entry.id.utf8) ?? false
        buffer.beginTag("guid")
        buffer.attribute("isPermaLink", isURL && AbsoluteURL.isWebAddress(entry.id) ? "true" : "false")
        buffer.endTag()
        buffer.text(entry.id)
        buffer.endElement("guid")
    }

    private static func write(_ source: EntrySource?, to buffer: inout XMLBuffer) {
        guard let source else { return }
        guard let url = AbsoluteURL.written(source.url) else {
            buffer.element("dc:source", source.title)
            return
        }
        buffer.beginTag("source")
        buffer.attribute("url", url)
        buffer.endTag()
        buffer.text(source.title)
        buffer.endElement("source")
    }

    private static func writeAttachments(of entry: Entry, to buffer: inout XMLBuffer) {
        let enclosure = entry.attachments.firstIndex {
            AbsoluteURL.written($0.url) != nil && FieldSyntax.mediaType($0.mediaType) != nil
        }
        if let enclosure {
            let attachment = entry.attachments[enclosure]
            buffer.beginTag("enclosure")
            buffer.attribute("url", AbsoluteURL.written(attachment.url))
            buffer.attribute("length", FieldSyntax.count(attachment.byteCount) ?? "0")
            buffer.attribute("type", FieldSyntax.mediaType(attachment.mediaType))
            buffer.endEmptyElement()
        }
        for (index, attachment) in entry.attachments.enumerated() {
            let saysMore = attachment.title != nil || FieldSyntax.decimal(attachment.durationInSeconds) != nil
            if index != enclosure || saysMore { writeMedia(attachment, to: &buffer) }
        }
    }

    private static func writeMedia(_ attachment: Attachment, to buffer: inout XMLBuffer) {
        guard let url = AbsoluteURL.written(attachment.url) else { return }
        buffer.beginTag("media:content")
        buffer.attribute("url", url)
        buffer.attribute("fileSize", FieldSyntax.count(attachment.byteCount))
        buffer.attribute("type", FieldSyntax.mediaType(attachment.mediaType))
        buffer.attribute("duration", FieldSyntax.decimal(attachment.durationInSeconds))
        guard let title = attachment.title else {
            buffer.endEmptyElement()
            return
        }
        buffer.markup(">\n")
        buffer.element("media:title", title)
        buffer.endElement("media:content")
    }
}
