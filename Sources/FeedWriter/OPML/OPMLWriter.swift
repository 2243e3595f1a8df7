/// Writes lists of feeds as OPML 2.0 (http://opml.org/spec2.opml).
///
/// - The title and each outline's `text` are plain text; dates are RFC 822.
/// - A subscription whose `feedURL` is not absolute is left out, since `xmlUrl` is what makes it one.
/// - `text` and `title` of a subscription without a title are its `feedURL`.
public enum OPMLWriter {
    /// Content-Type of the document.
    public static let mediaType = "text/x-opml; charset=utf-8"

    /// Writes a list; the same list gives the same bytes.
    public static func write(_ outline: Outline) -> [UInt8] {
        var buffer = XMLBuffer(capacity: 4_096)
        buffer.markup("<opml version=\"2.0\">\n")
        buffer.beginElement("head")
        buffer.element("title", outline.title)
        buffer.element("dateModified", outline.updated, as: .rfc822)
        buffer.element("ownerName", outline.owner?.writtenName)
        buffer.element("ownerEmail", FieldSyntax.email(outline.owner?.email))
        buffer.element("ownerId", AbsoluteURL.written(outline.owner?.uri))
        buffer.endElement("head")
        buffer.beginElement("body")
        for item in outline.items { write(item, to: &buffer) }
        buffer.endElement("body")
        buffer.endElement("opml")
        return buffer.bytes
    }

    private static func write(_ item: Outline.Item, to buffer: inout XMLBuffer) {
        switch item {
        case .group(let title, let items):
            buffer.beginTag("outline")
            buffer.attribute("text", title)
            buffer.attribute("title", title)
            buffer.markup(">\n")
            for item in items { write(item, to: &buffer) }
            buffer.endElement("outline")
        case .feed(let subscription):
            write(subscription, to: &buffer)
        }
    }

    private static func write(_ subscription: Outline.Subscription, to buffer: inout XMLBuffer) {
        guard let feedURL = AbsoluteURL.written(subscription.feedURL) else { return }
        let title = TextConstruct.text(subscription.title).isBlank ? feedURL : subscription.title
        buffer.beginTag("outline")
        buffer.attribute("type", "rss")
        buffer.attribute("text", title)
        buffer.attribute("title", title)
        buffer.attribute("description", subscription.description)
        buffer.attribute("xmlUrl", feedURL)
        buffer.attribute("htmlUrl", AbsoluteURL.written(subscription.homePageURL))
        buffer.attribute("language", FieldSyntax.language(subscription.language))
        buffer.attribute("version", subscription.version)
        buffer.endEmptyElement()
    }
}
