/// Writes an item of an RSS feed.
enum RSSItemWriter {
    /// Writes an item; the bytes depend on the entry, and on the feed's language and whether it is a podcast.
    static func write(_ entry: Entry, of feed: Feed, to buffer: inout XMLBuffer) {
        buffer.beginElement("item")
        writeTexts(of: entry, to: &buffer)
        let authors = entry.authors.span
        for index in authors.indices { buffer.element("dc:creator", authors[index].writtenName) }
        let contributors = entry.contributors.span
        for index in contributors.indices { buffer.element("dc:contributor", contributors[index].writtenName) }
        let categories = entry.categories.span
        for index in categories.indices { RSSWriter.write(categories[index], to: &buffer) }
        let comments = entry.links.isEmpty ? nil : comments(on: entry)
        buffer.element("comments", AbsoluteURL.written(comments?.url))
        let enclosure = entry.attachments.isEmpty ? nil : writeAttachments(of: entry, in: feed, to: &buffer)
        writeIdentifier(of: entry, to: &buffer)
        buffer.element("pubDate", entry.published, as: .rfc822)
        buffer.element("atom:updated", entry.updated, as: .rfc3339)
        if let source = entry.source { write(source, to: &buffer) }
        buffer.element("dc:language", feed.writtenLanguage(of: entry))
        buffer.element("dc:rights", entry.rights?.plainText)
        MediaModule.writeThumbnail(entry.image, to: &buffer)
        MediaModule.writeCredits(of: entry, to: &buffer)
        if feed.podcast != nil { PodcastModule.write(entry, enclosure: enclosure, to: &buffer) }
        DiscussionModule.writeAntecedents(of: entry, to: &buffer)
        DiscussionModule.writeSlashComments(of: entry, to: &buffer)
        if let url = entry.externalURL { RSSWriter.write(Link(url: url, relation: "related"), to: &buffer) }
        if !entry.links.isEmpty {
            for link in entry.links where link != comments { RSSWriter.write(link, to: &buffer) }
        }
        buffer.endElement("item")
    }

    private static func writeTexts(of entry: Entry, to buffer: inout XMLBuffer) {
        let title = entry.title.map { TextConstruct.text($0.plainText) }.flatMap { $0.isBlank ? nil : $0 }
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

    private static func write(_ source: EntrySource, to buffer: inout XMLBuffer) {
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

    /// Writes the files and returns the one that is the enclosure.
    private static func writeAttachments(of entry: Entry, in feed: Feed, to buffer: inout XMLBuffer) -> Attachment? {
        let isPodcast = feed.podcast != nil
        let candidates = entry.attachments.indices.filter {
            AbsoluteURL.written(entry.attachments[$0].url) != nil
                && FieldSyntax.mediaType(entry.attachments[$0].mediaType) != nil
        }
        let recording = isPodcast ? candidates.first { PodcastModule.isRecording(entry.attachments[$0]) } : nil
        let enclosure = recording ?? candidates.first
        if let enclosure {
            let attachment = entry.attachments[enclosure]
            buffer.beginTag("enclosure")
            buffer.attribute("url", AbsoluteURL.written(attachment.url))
            buffer.attribute("length", FieldSyntax.count(attachment.byteCount) ?? "0")
            buffer.attribute("type", FieldSyntax.mediaType(attachment.mediaType))
            buffer.endEmptyElement()
        }
        for (index, attachment) in entry.attachments.enumerated() {
            let isWritten = index == enclosure || isPodcast && PodcastModule.isCompanion(attachment)
            let saysMore =
                attachment.title != nil || FieldSyntax.decimal(attachment.durationInSeconds) != nil
                || index != enclosure && FieldSyntax.count(attachment.byteCount) != nil
            if !isWritten || saysMore { MediaModule.write(attachment, to: &buffer) }
        }
        return enclosure.map { entry.attachments[$0] }
    }

    /// The page of comments, the first link `replies` that is nothing more.
    private static func comments(on entry: Entry) -> Link? {
        entry.links.first { $0 == Link(url: $0.url, relation: "replies") && AbsoluteURL.written($0.url) != nil }
    }
}
