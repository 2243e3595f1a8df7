/// Writes what directories of podcasts ask of RSS: Apple's tags, prefix `itunes`
/// (https://help.apple.com/itc/podcasts_connect/#/itcb54353390), and those of Podcasting 2.0, prefix `podcast`
/// (https://podcastindex.org/namespace/1.0).
///
/// Both prefixes are declared on the documents of podcasts alone.
enum PodcastModule {
    /// Declares the prefixes on the root element.
    static func declare(to buffer: inout XMLBuffer) {
        buffer.attribute("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd")
        buffer.attribute("xmlns:podcast", "https://podcastindex.org/namespace/1.0")
    }

    /// Writes what the channel says; nothing for a feed that is no podcast.
    static func writeHead(of feed: Feed, to buffer: inout XMLBuffer) {
        guard let podcast = feed.podcast else { return }
        let owner = podcast.owner
        buffer.element("itunes:author", podcast.author ?? feed.authors.lazy.compactMap(\.writtenName).first)
        writeImage(podcast.image ?? feed.logo, to: &buffer)
        for category in podcast.categories { write(category, to: &buffer) }
        buffer.element("itunes:explicit", podcast.isExplicit ? "true" : "false")
        buffer.element("itunes:type", podcast.order?.rawValue)
        if let email = FieldSyntax.email(owner?.email) {
            buffer.beginElement("itunes:owner")
            buffer.element("itunes:name", owner?.writtenName)
            buffer.element("itunes:email", email)
            buffer.endElement("itunes:owner")
        }
        buffer.element("podcast:guid", podcast.guid ?? PodcastIdentifier.guid(ofFeedAt: feed.feedURL ?? feed.id))
        if let isLocked = podcast.isLocked {
            buffer.beginTag("podcast:locked")
            buffer.attribute("owner", FieldSyntax.email(owner?.email))
            buffer.endTag()
            buffer.text(isLocked ? "yes" : "no")
            buffer.endElement("podcast:locked")
        }
    }

    /// Writes what an item says besides its enclosure.
    static func write(_ entry: Entry, enclosure: Attachment?, to buffer: inout XMLBuffer) {
        if let seconds = enclosure?.durationInSeconds, seconds.isFinite, seconds >= 0, seconds < 1e9 {
            buffer.element("itunes:duration", String(Int(seconds.rounded())))
        }
        writeImage(entry.image, to: &buffer)
        buffer.element("itunes:explicit", entry.episode?.isExplicit.map { $0 ? "true" : "false" })
        buffer.element("itunes:season", positive(entry.episode?.season))
        buffer.element("itunes:episode", positive(entry.episode?.number))
        buffer.element("itunes:episodeType", entry.episode?.kind?.rawValue)
        for attachment in entry.attachments { write(attachment, to: &buffer) }
        for person in entry.authors + entry.contributors { write(person, to: &buffer) }
    }

    /// Whether a file is one that has an element of its own in Podcasting 2.0.
    static func isCompanion(_ attachment: Attachment) -> Bool {
        companion(attachment) != nil
    }

    /// Whether a file is to be heard or seen.
    static func isRecording(_ attachment: Attachment) -> Bool {
        let type = FieldSyntax.mediaTypeWithoutParameters(attachment.mediaType)?.lowercased() ?? ""
        return type.hasPrefix("audio/") || type.hasPrefix("video/")
    }

    private enum Companion {
        case chapters, transcript
    }

    /// What a file is by its media type: `podcast:chapters`, `podcast:transcript`, or nil for anything else.
    private static func companion(_ attachment: Attachment) -> Companion? {
        switch FieldSyntax.mediaTypeWithoutParameters(attachment.mediaType)?.lowercased() {
        case "application/json+chapters": .chapters
        case "text/vtt", "application/srt", "application/x-subrip": .transcript
        default: nil
        }
    }

    private static func write(_ attachment: Attachment, to buffer: inout XMLBuffer) {
        guard let companion = companion(attachment), let url = AbsoluteURL.written(attachment.url) else { return }
        switch companion {
        case .chapters: buffer.beginTag("podcast:chapters")
        case .transcript: buffer.beginTag("podcast:transcript")
        }
        buffer.attribute("url", url)
        buffer.attribute("type", FieldSyntax.mediaType(attachment.mediaType))
        buffer.endEmptyElement()
    }

    /// The roles of the Podcast Taxonomy that newsrooms have too, each with its group.
    ///
    /// Others are left out: without a role that it knows, an application takes a person for the host.
    private static let groups = [
        "host": "cast", "co-host": "cast", "guest": "cast", "narrator": "cast", "reporter": "cast",
        "author": "writing", "editor": "writing", "translator": "writing", "researcher": "writing",
    ]

    private static func write(_ person: Person, to buffer: inout XMLBuffer) {
        guard let name = person.writtenName, let role = person.role?.lowercased(), let group = groups[role] else {
            return
        }
        buffer.beginTag("podcast:person")
        buffer.attribute("role", role)
        buffer.attribute("group", group)
        buffer.attribute("href", AbsoluteURL.written(person.uri))
        buffer.attribute("img", AbsoluteURL.written(person.avatar))
        buffer.endTag()
        buffer.text(name)
        buffer.endElement("podcast:person")
    }

    private static func writeImage(_ image: String?, to buffer: inout XMLBuffer) {
        guard let image = AbsoluteURL.written(image) else { return }
        buffer.beginTag("itunes:image")
        buffer.attribute("href", image)
        buffer.endEmptyElement()
    }

    private static func write(_ category: PodcastCategory, to buffer: inout XMLBuffer) {
        guard !TextConstruct.text(category.name).isBlank else { return }
        buffer.beginTag("itunes:category")
        buffer.attribute("text", category.name)
        guard let subcategory = category.subcategory else {
            buffer.endEmptyElement()
            return
        }
        buffer.markup(">\n")
        buffer.beginTag("itunes:category")
        buffer.attribute("text", subcategory)
        buffer.endEmptyElement()
        buffer.endElement("itunes:category")
    }

    private static func positive(_ number: Int?) -> String? {
        number.flatMap { $0 > 0 ? String($0) : nil }
    }
}
