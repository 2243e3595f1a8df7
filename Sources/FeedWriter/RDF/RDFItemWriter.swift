/// Writes an item of an RSS 1.0 feed.
enum RDFItemWriter {
    /// Writes an item; the bytes depend on the entry, and on the feed's language and page.
    static func write(_ entry: Entry, of feed: Feed, to buffer: inout XMLBuffer) {
        let about = about(entry.id)
        let language = feed.writtenLanguage(of: entry)
        buffer.beginTag("item")
        buffer.attribute("rdf:about", about)
        buffer.attribute("xml:lang", language)
        buffer.markup(">\n")
        let title = entry.title.map(\.plainText).flatMap { TextConstruct.text($0).isBlank ? nil : $0 }
        let url = AbsoluteURL.written(entry.url)
        buffer.element("title", title ?? url ?? entry.id)
        let page = AbsoluteURL.isWebAddress(entry.id) ? entry.id : feed.writtenPageURL
        buffer.element("link", url ?? page ?? about)
        if about != entry.id { buffer.element("dc:identifier", entry.id) }
        buffer.element("description", entry.summary.flatMap { $0.isBlank ? nil : $0.html })
        buffer.element("content:encoded", entry.content.flatMap { $0.isBlank ? nil : $0.html })
        for person in entry.authors { buffer.element("dc:creator", person.writtenName) }
        for person in entry.contributors { buffer.element("dc:contributor", person.writtenName) }
        for category in entry.categories { write(category, to: &buffer) }
        buffer.element("dc:date", entry.onlyDate?.rfc3339)
        buffer.element("dcterms:modified", entry.updated?.rfc3339)
        buffer.element("dc:language", language)
        buffer.element("dc:rights", entry.rights?.plainText)
        buffer.element("dc:source", entry.source.map { AbsoluteURL.written($0.url) ?? $0.title })
        writeAttachments(of: entry, to: &buffer)
        DiscussionModule.writeSlashComments(of: entry, to: &buffer)
        buffer.endElement("item")
    }

    /// The URI that names in the document the item of an id.
    static func about(_ id: String) -> String {
        AbsoluteURL.written(id) ?? AbsoluteURL.fragment(id)
    }

    /// Writes a category; nothing for one without a name.
    static func write(_ category: Category, to buffer: inout XMLBuffer) {
        let name = category.displayName
        if !name.isEmpty { buffer.element("dc:subject", name) }
    }

    private static func writeAttachments(of entry: Entry, to buffer: inout XMLBuffer) {
        for attachment in entry.attachments {
            guard let url = AbsoluteURL.written(attachment.url) else { continue }
            buffer.beginTag("enc:enclosure")
            buffer.attribute("rdf:resource", url)
            buffer.attribute("enc:type", FieldSyntax.mediaType(attachment.mediaType))
            buffer.attribute("enc:length", FieldSyntax.count(attachment.byteCount))
            buffer.endEmptyElement()
        }
    }
}
