/// Marks a document as an archive of a feed (RFC 5005 §4).
///
/// The namespace is declared on the element, so that other documents do without.
enum ArchiveMark {
    /// Writes `fh:archive`; nothing for what is no archive.
    static func write(of feed: Feed, to buffer: inout XMLBuffer) {
        guard feed.isArchive else { return }
        buffer.beginTag("fh:archive")
        buffer.attribute("xmlns:fh", "http://purl.org/syndication/history/1.0")
        buffer.endEmptyElement()
    }
}
