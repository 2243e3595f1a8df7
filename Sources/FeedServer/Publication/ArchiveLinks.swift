import FeedWriter
import Store

/// How the documents of a feed lead to each other (RFC 5005 §4; JSON Feed `next_url`).
///
/// Each leads to the archive before it, so that whoever follows comes to every entry. An archive names the one after it
/// before that is there, since nothing in it is to be another then.
struct ArchiveLinks: Sendable {
    let definition: FeedDefinition
    let format: FeedFormat

    /// The links of the current document, or of an archive.
    func links(of selection: ArticleSelection, archive: ArchiveRange?) -> [Link] {
        guard let archive else {
            let latest = definition.window.archiveCount
                .flatMap { ArchiveRange.latest(count: $0, of: selection.historyCount) }
            return [earlier(latest)].compactMap(\.self)
        }
        if format == .json { return [earlier(archive.previous)].compactMap(\.self) }
        return [link("current", to: nil), earlier(archive.previous), link("next-archive", to: archive.next)]
            .compactMap(\.self)
    }

    private func earlier(_ archive: ArchiveRange?) -> Link? {
        archive.map { link(format == .json ? "next" : "prev-archive", to: $0) }
    }

    private func link(_ relation: String, to archive: ArchiveRange?) -> Link {
        let mediaType = format.mediaType.prefix { $0 != ";" }
        return Link(url: definition.url(of: format, archive: archive), relation: relation, mediaType: String(mediaType))
    }
}
