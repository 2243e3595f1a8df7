/// Writes feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
///
/// Members stand in a fixed order. The members of the feed have a line each, every item has one line.
/// An export of any length can be written in pieces: ``head(of:)``, then ``item(_:)`` for each entry with
/// ``separator`` between them, then ``tail``; ``item(_:)`` alone, a line each, is JSON Lines.
///
/// - Titles, summaries and the description are plain text: what is kept as HTML is written without its markup,
///   what is blank is left out.
/// - An item without content has its summary as content, else an empty text, since content is required.
/// - A tag is the term of a category without a scheme, and the label, else the term, of one with a scheme.
/// - The media type of an attachment is written without parameters; if unknown it is `application/octet-stream`.
/// - Links with the relation `hub` become `hubs`, a feed's link with the relation `next` becomes `next_url`.
/// - Extensions are written if they are objects and their names begin with an underscore and a letter and hold no dot.
///
/// The id, date, rights, categories and tombstones of a feed, e-mail addresses, roles, contributors, sources, rights
/// and other links of an entry have no place in JSON Feed.
public enum JSONFeedWriter {
    /// Writes a feed; the same feed gives the same bytes.
    public static func write(_ feed: Feed) -> [UInt8] { compose(feed).bytes }

    /// Writes a feed and notes where its items are.
    static func compose(_ feed: Feed) -> WrittenFeed {
        var (start, ends) = (0, [Int]())
        let bytes = JSONBuffer.text(expecting: feed.expectedLength, separator: headSeparator) { buffer in
            writeHead(of: feed, to: &buffer)
            start = buffer.count
            let entries = feed.entries.span
            for index in entries.indices {
                if index > 0 { buffer.raw(itemSeparator) }
                write(entries[index], to: &buffer)
                ends.append(buffer.count)
            }
            buffer.raw(ending)
        }
        return WrittenFeed(bytes: bytes, entriesStart: start, entryEnds: ends, separatorLength: separator.count)
    }

    /// What stands before the first item, which is all that the feed says of itself.
    ///
    /// Entries are not looked at.
    public static func head(of feed: Feed) -> [UInt8] {
        var buffer = JSONBuffer(capacity: 1_024, separator: headSeparator)
        writeHead(of: feed, to: &buffer)
        return buffer.bytes
    }

    private static func writeHead(of feed: Feed, to buffer: inout JSONBuffer) {
        buffer.raw("{\n ")
        buffer.member("version", "https://jsonfeed.org/version/1.1")
        buffer.member("title", feed.writtenPlainTitle)
        buffer.member("home_page_url", AbsoluteURL.written(feed.homePageURL))
        buffer.member("feed_url", AbsoluteURL.written(feed.feedURL))
        buffer.member("description", plainText(feed.subtitle))
        buffer.member("next_url", AbsoluteURL.written(feed.links.first { $0.relation == "next" }?.url))
        buffer.member("icon", AbsoluteURL.written(feed.logo))
        buffer.member("favicon", AbsoluteURL.written(feed.icon))
        writeAuthors(feed.authors, to: &buffer)
        buffer.member("language", FieldSyntax.language(feed.language))
        let hubs = feed.links.filter { $0.relation == "hub" }.compactMap { AbsoluteURL.written($0.url) }
        buffer.array("hubs", hubs) { buffer, url in
            buffer.object {
                $0.member("type", "WebSub")
                $0.member("url", url)
            }
        }
        writeExtensions(feed.extensions, to: &buffer)
        buffer.name("items")
        buffer.raw("[\n")
    }

    /// What stands between two items.
    public static let separator: [UInt8] = Array("\(itemSeparator)".utf8)

    /// What stands after the last item.
    public static let tail: [UInt8] = Array("\(ending)".utf8)

    /// Stands between the members of the feed.
    private static let headSeparator: StaticString = ",\n "

    private static let itemSeparator: StaticString = ",\n"

    private static let ending: StaticString = "\n]\n}\n"

    /// One entry as one line, without a line feed at its end.
    public static func item(_ entry: Entry) -> [UInt8] {
        var buffer = JSONBuffer(capacity: 4_096)
        write(entry, to: &buffer)
        return buffer.bytes
    }

    private static func write(_ entry: Entry, to buffer: inout JSONBuffer) {
        buffer.object { writeMembers(of: entry, to: &$0) }
    }

    private static func writeMembers(of entry: Entry, to buffer: inout JSONBuffer) {
        buffer.member("id", entry.id)
        buffer.member("url", AbsoluteURL.written(entry.url))
        buffer.member("external_url", AbsoluteURL.written(entry.externalURL))
        buffer.member("title", plainText(entry.title))
        switch entry.content ?? entry.summary ?? .text("") {
        case .html(let html): buffer.member("content_html", html)
        case .text(let text): buffer.member("content_text", text)
        }
        buffer.member("summary", plainText(entry.summary))
        buffer.member("image", AbsoluteURL.written(entry.image))
        buffer.member("banner_image", AbsoluteURL.written(entry.bannerImage))
        buffer.member("date_published", entry.published?.rfc3339)
        buffer.member("date_modified", entry.updated?.rfc3339)
        writeAuthors(entry.authors, to: &buffer)
        let tags = entry.categories.map { $0.scheme == nil ? $0.term : $0.displayName }
        buffer.array("tags", tags.filter { !$0.isEmpty }) { $0.string($1) }
        buffer.member("language", FieldSyntax.language(entry.language))
        writeAttachments(entry.attachments, to: &buffer)
        writeExtensions(entry.extensions, to: &buffer)
    }

    /// The text without markup, or nil where nothing is left to read.
    private static func plainText(_ construct: TextConstruct?) -> String? {
        guard let text = construct?.plainText, !TextConstruct.text(text).isBlank else { return nil }
        return text
    }

    private static func writeAuthors(_ people: [Person], to buffer: inout JSONBuffer) {
        let named = people.filter { $0.writtenName != nil }
        buffer.array("authors", named) { buffer, person in
            buffer.object {
                $0.member("name", person.writtenName)
                $0.member("url", AbsoluteURL.written(person.uri))
                $0.member("avatar", AbsoluteURL.written(person.avatar))
            }
        }
    }

    private static func writeAttachments(_ attachments: [Attachment], to buffer: inout JSONBuffer) {
        let reachable = attachments.filter { AbsoluteURL.written($0.url) != nil }
        buffer.array("attachments", reachable) { buffer, attachment in
            buffer.object {
                let mediaType = FieldSyntax.mediaTypeWithoutParameters(attachment.mediaType)
                $0.member("url", AbsoluteURL.written(attachment.url))
                $0.member("mime_type", mediaType ?? "application/octet-stream")
                $0.member("title", attachment.title)
                $0.number("size_in_bytes", FieldSyntax.count(attachment.byteCount))
                $0.number("duration_in_seconds", FieldSyntax.decimal(attachment.durationInSeconds))
            }
        }
    }

    private static func writeExtensions(_ extensions: [JSONValue.Member], to buffer: inout JSONBuffer) {
        for member in JSONBuffer.lastOfEachName(extensions) {
            guard case .object = member.value, isExtensionName(member.name) else { continue }
            buffer.name(member.name)
            buffer.value(member.value)
        }
    }

    private static func isExtensionName(_ name: String) -> Bool {
        guard name.hasPrefix("_"), let second = name.utf8.dropFirst().first else { return false }
        return (0x61...0x7A).contains(second | 0x20) && !name.utf8.contains(UInt8(ascii: "."))
    }
}
