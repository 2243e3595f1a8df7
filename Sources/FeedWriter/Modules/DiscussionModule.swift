/// Writes what is said of an entry's place in a discussion: RFC 4685, and RSS's module `slash`.
///
/// Few feeds say any of it, so that each element declares its own namespace.
enum DiscussionModule {
    private static let threading = "http://purl.org/syndication/thread/1.0"

    /// Writes `thr:in-reply-to` for what an entry responds to (RFC 4685 §3); nothing for what has no identifier.
    static func writeAntecedents(of entry: Entry, to buffer: inout XMLBuffer) {
        for antecedent in entry.antecedents where !antecedent.ref.isEmpty {
            buffer.beginTag("thr:in-reply-to")
            buffer.attribute("xmlns:thr", threading)
            buffer.attribute("ref", antecedent.ref)
            buffer.attribute("href", AbsoluteURL.written(antecedent.url))
            buffer.attribute("type", FieldSyntax.mediaType(antecedent.mediaType))
            buffer.attribute("source", AbsoluteURL.written(antecedent.source))
            buffer.endEmptyElement()
        }
    }

    /// Writes `thr:total`, the number of comments (RFC 4685 §5).
    static func writeTotal(of entry: Entry, to buffer: inout XMLBuffer) {
        guard let count = entry.commentCount, count >= 0 else { return }
        buffer.beginTag("thr:total")
        buffer.attribute("xmlns:thr", threading)
        buffer.endTag()
        buffer.text(String(count))
        buffer.endElement("thr:total")
    }

    /// Writes `slash:comments`, the number of comments (http://web.resource.org/rss/1.0/modules/slash/).
    static func writeSlashComments(of entry: Entry, to buffer: inout XMLBuffer) {
        guard let count = entry.commentCount, count >= 0 else { return }
        buffer.beginTag("slash:comments")
        buffer.attribute("xmlns:slash", "http://purl.org/rss/1.0/modules/slash/")
        buffer.endTag()
        buffer.text(String(count))
        buffer.endElement("slash:comments")
    }
}
