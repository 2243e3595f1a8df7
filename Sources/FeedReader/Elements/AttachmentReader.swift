import FeedWriter

/// Collects the files of an entry: Atom's links, RSS's `enclosure`, Media RSS, Podcasting 2.0, RSS 1.0's `enc`.
struct AttachmentReader {
    private(set) var attachments: [Attachment]
    private var places: [String: Int] = [:]

    /// The files of an element, some of which its links name.
    init(_ element: XMLElement, linked: [Attachment]) {
        attachments = linked
        for (place, attachment) in linked.enumerated() { places[attachment.url] = place }
        for child in element.all(XMLName(.syndication, "enclosure")) { add(child, size: child["length"]) }
        for child in element.all(XMLName(.enclosure, "enclosure")) {
            add(child, address: child.attribute(XMLName(.rdf, "resource")) ?? child["url"], size: child["length"])
        }
        for holder in [element] + element.all(XMLName(.media, "group")) {
            for child in holder.all(XMLName(.media, "content")) { add(child, size: child["filesize"]) }
        }
        for name in ["transcript", "chapters"] {
            for child in element.all(XMLName(.podcastIndex, name)) { add(child, size: nil) }
        }
        addDuration(element.first(XMLName(.podcast, "duration"))?.text)
    }

    private mutating func add(_ element: XMLElement, size: String?) {
        add(element, address: element["url"], size: size)
    }

    private mutating func add(_ element: XMLElement, address: String?, size: String?) {
        guard let address, !address.isEmpty else { return }
        let attachment = Attachment(
            url: ElementFacts.resolved(address, in: element),
            mediaType: element["type"],
            title: element.first(XMLName(.media, "title"))?.text,
            byteCount: size.flatMap(LinkReader.size),
            durationInSeconds: element["duration"].flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
        )
        // The same file is often named by `enclosure` and by `media:content`, which says more of it.
        guard let same = places[attachment.url] else {
            places[attachment.url] = attachments.count
            return attachments.append(attachment)
        }
        attachments[same].mediaType = attachments[same].mediaType ?? attachment.mediaType
        attachments[same].title = attachments[same].title ?? attachment.title
        attachments[same].byteCount = attachments[same].byteCount ?? attachment.byteCount
        attachments[same].durationInSeconds = attachments[same].durationInSeconds ?? attachment.durationInSeconds
    }

    /// `itunes:duration` is that of the recording: seconds, or hours, minutes and seconds with colons between them.
    private mutating func addDuration(_ text: String?) {
        let recording = attachments.firstIndex {
            $0.mediaType?.hasPrefix("audio/") == true || $0.mediaType?.hasPrefix("video/") == true
        }
        guard let text, let recording, attachments[recording].durationInSeconds == nil else { return }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count <= 3 else { return }
        var seconds = 0.0
        for part in parts {
            guard let part, part.isFinite, part >= 0 else { return }
            seconds = seconds * 60 + part
        }
        if seconds > 0 { attachments[recording].durationInSeconds = seconds }
    }
}
