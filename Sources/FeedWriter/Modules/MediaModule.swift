/// Writes Media RSS (https://www.rssboard.org/media-rss), whose prefix `media` every XML format declares at its root.
enum MediaModule {
    /// Writes `media:content` for a file; nothing when its URL is refused.
    static func write(_ attachment: Attachment, to buffer: inout XMLBuffer) {
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

    /// Writes `media:thumbnail` for a picture; nothing when there is none or its URL is refused.
    static func writeThumbnail(_ image: String?, to buffer: inout XMLBuffer) {
        guard let image = AbsoluteURL.written(image) else { return }
        buffer.beginTag("media:thumbnail")
        buffer.attribute("url", image)
        buffer.endEmptyElement()
    }

    /// Writes `media:credit` for everyone whose role is known.
    ///
    /// The scheme is not named: the module's own is that of the European Broadcasting Union, whose roles are words like
    /// `author` and `translator`.
    static func writeCredits(of entry: Entry, to buffer: inout XMLBuffer) {
        writeCredits(of: entry.authors, to: &buffer)
        writeCredits(of: entry.contributors, to: &buffer)
    }

    private static func writeCredits(of people: [Person], to buffer: inout XMLBuffer) {
        for person in people {
            guard let role = person.role, !TextConstruct.text(role).isBlank, let name = person.writtenName else {
                continue
            }
            buffer.beginTag("media:credit")
            buffer.attribute("role", role)
            buffer.endTag()
            buffer.text(name)
            buffer.endElement("media:credit")
        }
    }
}
