/// Writes feeds as RSS 2.0 by the RSS Advisory Board's Best Practices Profile.
///
/// The namespaces `atom`, `content`, `dc`, `media` and `sy` are declared on every document, used or not; `itunes` and
/// `podcast` on those of podcasts; those that few items need where they are needed.
///
/// - `link` is the home page, else the feed's own address, else its id where that is an absolute URI.
/// - `description` is the subtitle, else the title. Titles, descriptions of the channel and rights are plain text;
///   of one that is kept as HTML, the text is written.
/// - `managingEditor` is the first author with an e-mail address, as `address (name)`; other authors are `dc:creator`.
/// - `lastBuildDate` is `updated`, never the clock's; milliseconds are cut off.
/// - `sy:updatePeriod` and `sy:updateFrequency` say the same as `ttl`, where they can.
/// - `fh:archive` stands for an archive (RFC 5005 §4); what it belongs with are links of the feed.
/// - `skipHours` names each hour once, in the order of the day.
/// - A podcast says what Apple and Podcasting 2.0 ask for, its `podcast:guid` made of its address where it has none.
///
/// The feed's id, icon, tombstones and custom objects have no place in RSS. For items, see ``RSSWriter/write(_:)``.
public enum RSSWriter {
    /// Writes a feed; the same feed gives the same bytes.
    ///
    /// - `description` is the summary, as HTML, before `content:encoded`, the content. An item with neither title nor
    ///   summary has its content as `description` alone, and where that is missing too its address or id as `title`,
    ///   since one of the two must be there.
    /// - `dc:creator` is written for each author, `dc:contributor` for each contributor; RSS's own `author`, which is
    ///   an e-mail address, never. `media:credit` names everyone whose role is known.
    /// - `category` holds the label, else the term; `domain` is the scheme.
    /// - `enclosure` is the first attachment with a media type, with length 0 where that is unknown. `media:content`
    ///   stands for every other attachment, and for that one too if it has a title or duration. The image is
    ///   `media:thumbnail`. In a podcast the enclosure is the first recording, and transcripts and chapters have
    ///   elements of their own.
    /// - `guid` is the id as it is, a permalink only if it is the item's URL character by character.
    /// - `source` is written if its URL is known, else its name as `dc:source`. `dc:language` is the item's language
    ///   where it is not the feed's, `dc:rights` its rights, `atom:updated` its `updated`.
    /// - `comments` is the first link `replies`, `slash:comments` how many there are, `thr:in-reply-to` what it answers.
    public static func write(_ feed: Feed) -> [UInt8] { compose(feed).bytes }

    /// Writes a feed and notes where its items are.
    static func compose(_ feed: Feed) -> WrittenFeed {
        var (start, ends) = (0, [Int]())
        let bytes = XMLBuffer.document(expecting: feed.expectedLength) { buffer in
            beginRoot(of: feed, in: &buffer)
            buffer.beginElement("channel")
            writeHead(of: feed, to: &buffer)
            start = buffer.count
            // By index, for an iterator copies each entry once more: one more reference for each of its strings.
            let entries = feed.entries.span
            for index in entries.indices {
                RSSItemWriter.write(entries[index], of: feed, to: &buffer)
                ends.append(buffer.count)
            }
            buffer.endElement("channel")
            buffer.endElement("rss")
        }
        return WrittenFeed(bytes: bytes, entriesStart: start, entryEnds: ends)
    }

    private static func beginRoot(of feed: Feed, in buffer: inout XMLBuffer) {
        buffer.beginTag("rss")
        buffer.attribute("version", "2.0")
        buffer.attribute("xmlns:atom", "http://www.w3.org/2005/Atom")
        buffer.attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
        buffer.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        buffer.attribute("xmlns:media", "http://search.yahoo.com/mrss/")
        buffer.attribute("xmlns:sy", "http://purl.org/rss/1.0/modules/syndication/")
        if feed.podcast != nil { PodcastModule.declare(to: &buffer) }
        buffer.markup(">\n")
    }

    private static func writeHead(of feed: Feed, to buffer: inout XMLBuffer) {
        let title = feed.writtenPlainTitle
        let subtitle = feed.subtitle.flatMap { $0.isBlank ? nil : $0 }
        let pageURL = feed.writtenPageURL
        buffer.element("title", title)
        buffer.element("link", pageURL)
        buffer.element("description", subtitle?.plainText ?? title)
        write(feed.feedURL.map { Link(url: $0, relation: "self", mediaType: "application/rss+xml") }, to: &buffer)
        for link in feed.links where feed.feedURL == nil || link.relation != "self" { write(link, to: &buffer) }
        buffer.element("language", FieldSyntax.language(feed.language))
        buffer.element("copyright", feed.rights?.plainText)
        writeAuthors(of: feed, to: &buffer)
        buffer.element("lastBuildDate", feed.updated, as: .rfc822)
        for category in feed.categories { write(category, to: &buffer) }
        buffer.element("generator", feed.generator)
        ArchiveMark.write(of: feed, to: &buffer)
        buffer.element("ttl", feed.timeToLive.flatMap { $0 > 0 ? String($0) : nil })
        SyndicationModule.write(minutes: feed.timeToLive, to: &buffer)
        writeSkipHours(feed.skipHours, to: &buffer)
        if let logo = AbsoluteURL.written(feed.logo), let pageURL {
            buffer.beginElement("image")
            buffer.element("url", logo)
            buffer.element("title", title)
            buffer.element("link", pageURL)
            buffer.endElement("image")
        }
        PodcastModule.writeHead(of: feed, to: &buffer)
    }

    private static func writeAuthors(of feed: Feed, to buffer: inout XMLBuffer) {
        let editor = feed.authors.firstIndex { FieldSyntax.email($0.email) != nil }
        if let editor, let address = feed.authors[editor].email {
            let name = feed.authors[editor].name
            buffer.element("managingEditor", TextConstruct.text(name).isBlank ? address : "\(address) (\(name))")
        }
        for (index, person) in feed.authors.enumerated() where index != editor {
            buffer.element("dc:creator", person.writtenName)
        }
    }

    private static func writeSkipHours(_ hours: [Int], to buffer: inout XMLBuffer) {
        let hours = Set(hours).intersection(0...23).sorted()
        guard !hours.isEmpty else { return }
        buffer.beginElement("skipHours")
        for hour in hours { buffer.element("hour", String(hour)) }
        buffer.endElement("skipHours")
    }

    /// Writes an `atom:link`; nothing when its URL is refused.
    static func write(_ link: Link?, to buffer: inout XMLBuffer) {
        guard let link, let url = AbsoluteURL.written(link.url) else { return }
        buffer.beginTag("atom:link")
        buffer.attribute("rel", link.relation.isEmpty ? "alternate" : link.relation)
        buffer.attribute("href", url)
        buffer.attribute("type", FieldSyntax.mediaType(link.mediaType))
        buffer.attribute("hreflang", FieldSyntax.language(link.language))
        buffer.attribute("title", link.title)
        buffer.endEmptyElement()
    }

    /// Writes a category; nothing for one without a name.
    static func write(_ category: Category, to buffer: inout XMLBuffer) {
        let name = category.displayName
        guard !name.isEmpty else { return }
        buffer.beginTag("category")
        buffer.attribute("domain", url: category.scheme)
        buffer.endTag()
        buffer.text(name)
        buffer.endElement("category")
    }
}
