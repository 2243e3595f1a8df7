/// Writes feeds as RSS 1.0 (http://purl.org/rss/1.0/spec), so that they are RDF as well.
///
/// The namespaces `content`, `dc`, `dcterms`, `enc`, `rdf` and `sy` are declared on every document, used or not.
///
/// - `rdf:about` of the channel is the feed's address, else its id, which is `dc:identifier`; that of an item its id
///   where that is an absolute URI, else the id as a fragment of the document with the id itself as `dc:identifier`.
/// - `link` is required: of the channel as in RSS 2.0; of an item its URL, else its id if it is one, else the channel's.
/// - `title` of an item is required: its title as plain text, else its URL or id. `description` is the summary as HTML,
///   `content:encoded` the content.
/// - `dc:date` is the date of publication, else `updated`, with the zone's offset; `dcterms:modified` is `updated`.
/// - `dc:creator` and `dc:contributor` are people by name, `dc:subject` is what people read of a category, `dc:source`
///   the address of the source, else its name.
/// - `enc:enclosure` stands for each file (http://www.xs4all.nl/~foz/mod_enclosure.html).
///
/// RDF takes no attribute without a namespace, so that `atom:link`, `media:` and `thr:in-reply-to` cannot be in it;
/// schemes of categories, roles, icons, hours to skip, tombstones, podcasts and custom objects have no place either.
public enum RDFWriter {
    /// Writes a feed; the same feed gives the same bytes.
    public static func write(_ feed: Feed) -> [UInt8] { compose(feed).bytes }

    /// Writes a feed and notes where its items are, and where the channel lists them.
    static func compose(_ feed: Feed) -> WrittenFeed {
        var (listStart, lines, start, ends) = (0, [Int](), 0, [Int]())
        let bytes = XMLBuffer.document(expecting: feed.expectedLength) { buffer in
            beginRoot(of: feed, in: &buffer)
            (listStart, lines) = writeChannel(of: feed, to: &buffer)
            writeImage(of: feed, to: &buffer)
            start = buffer.count
            let entries = feed.entries.span
            for index in entries.indices {
                RDFItemWriter.write(entries[index], of: feed, to: &buffer)
                ends.append(buffer.count)
            }
            buffer.endElement("rdf:RDF")
        }
        var written = WrittenFeed(bytes: bytes, entriesStart: start, entryEnds: ends)
        written.list = zip([listStart] + lines, lines).map { $0..<$1 }
        return written
    }

    private static func beginRoot(of feed: Feed, in buffer: inout XMLBuffer) {
        buffer.beginTag("rdf:RDF")
        buffer.attribute("xmlns", "http://purl.org/rss/1.0/")
        buffer.attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
        buffer.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        buffer.attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        buffer.attribute("xmlns:enc", "http://purl.oclc.org/net/rss_2.0/enc#")
        buffer.attribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
        buffer.attribute("xmlns:sy", "http://purl.org/rss/1.0/modules/syndication/")
        buffer.attribute("xml:lang", FieldSyntax.language(feed.language))
        buffer.markup(">\n")
    }

    /// Writes the channel; returns where its list of items begins, and where each line of it ends.
    private static func writeChannel(of feed: Feed, to buffer: inout XMLBuffer) -> (start: Int, ends: [Int]) {
        let title = feed.writtenPlainTitle
        let subtitle = feed.subtitle.flatMap { $0.isBlank ? nil : $0 }
        buffer.beginTag("channel")
        let address = AbsoluteURL.written(feed.feedURL) ?? AbsoluteURL.written(feed.id)
        buffer.attribute("rdf:about", address ?? AbsoluteURL.fragment(feed.id))
        buffer.markup(">\n")
        buffer.element("title", title)
        buffer.element("link", feed.writtenPageURL ?? feed.id)
        buffer.element("description", subtitle?.plainText ?? title)
        buffer.element("dc:identifier", feed.id)
        buffer.element("dc:language", FieldSyntax.language(feed.language))
        buffer.element("dc:rights", feed.rights?.plainText)
        for person in feed.authors { buffer.element("dc:creator", person.writtenName) }
        for category in feed.categories { RDFItemWriter.write(category, to: &buffer) }
        buffer.element("dc:date", feed.updated?.rfc3339)
        SyndicationModule.write(minutes: feed.timeToLive, to: &buffer)
        if let logo = AbsoluteURL.written(feed.logo) {
            buffer.beginTag("image")
            buffer.attribute("rdf:resource", logo)
            buffer.endEmptyElement()
        }
        let list = writeList(of: feed, to: &buffer)
        buffer.endElement("channel")
        return list
    }

    private static func writeList(of feed: Feed, to buffer: inout XMLBuffer) -> (start: Int, ends: [Int]) {
        buffer.beginElement("items")
        buffer.beginElement("rdf:Seq")
        let start = buffer.count
        var ends: [Int] = []
        let entries = feed.entries.span
        for index in entries.indices {
            buffer.beginTag("rdf:li")
            buffer.attribute("rdf:resource", RDFItemWriter.about(entries[index].id))
            buffer.endEmptyElement()
            ends.append(buffer.count)
        }
        buffer.endElement("rdf:Seq")
        buffer.endElement("items")
        return (start, ends)
    }

    private static func writeImage(of feed: Feed, to buffer: inout XMLBuffer) {
        guard let logo = AbsoluteURL.written(feed.logo) else { return }
        buffer.beginTag("image")
        buffer.attribute("rdf:about", logo)
        buffer.markup(">\n")
        buffer.element("title", feed.writtenPlainTitle)
        buffer.element("link", feed.writtenPageURL ?? feed.id)
        buffer.element("url", logo)
        buffer.endElement("image")
    }
}
