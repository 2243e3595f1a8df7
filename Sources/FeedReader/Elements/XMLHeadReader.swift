import FeedWriter

/// Makes a feed, without entries, of what the elements beside the entries say.
struct XMLHeadReader {
    private var facts: ElementFacts

    /// What is wrong in it.
    var problems: [RecordProblem] { facts.problems }

    /// Takes an element made of all that stands in the feed and is no entry.
    init(_ element: XMLElement, dialect: FeedDialect) {
        facts = ElementFacts(element, dialect: dialect, record: nil)
    }

    mutating func read() -> Feed {
        let links = LinkReader(facts.element)
        var feed = Feed(
            id: facts.string(XMLName(.syndication, "id"), XMLName(.dublinCore, "identifier"))
                ?? facts.element.attribute(XMLName(.rdf, "about"))?.trimmedWhitespace ?? "",
            title: facts.text([XMLName(.syndication, "title"), XMLName(.dublinCore, "title")], rss: .either)
                ?? .text("")
        )
        feed.subtitle = facts.text(
            [
                XMLName(.syndication, "subtitle"), XMLName(.syndication, "tagline"),
                XMLName(.syndication, "description"), XMLName(.dublinCore, "description"),
                XMLName(.podcast, "subtitle"), XMLName(.podcast, "summary"),
            ],
            rss: .either
        )
        feed.homePageURL = links.alternate
        feed.feedURL = links.selfAddress
        feed.language =
            facts.string(XMLName(.syndication, "language"), XMLName(.dublinCore, "language")) ?? facts.element.language
        feed.updated = facts.date(
            XMLName(.syndication, "updated"),
            XMLName(.syndication, "modified"),
            XMLName(.syndication, "lastbuilddate"),
            XMLName(.dublinCoreTerms, "modified"),
            XMLName(.syndication, "pubdate"),
            XMLName(.dublinCore, "date")
        )
        feed.authors = authors
        feed.categories = facts.categories()
        feed.rights = facts.text(
            [XMLName(.syndication, "rights"), XMLName(.syndication, "copyright"), XMLName(.dublinCore, "rights")],
            rss: .either
        )
        feed.icon = facts.address(XMLName(.syndication, "icon"))
        feed.logo = logo
        feed.generator = facts.string(XMLName(.syndication, "generator"))
        feed.timeToLive = timeToLive
        feed.skipHours = skipHours
        feed.contentBaseURL = facts.element.attribute(XMLName(.xml, "base"))
            .flatMap {
                URLResolution.resolve($0.trimmedWhitespace, against: facts.element.base)
            }
        feed.isArchive = facts.element.first(XMLName(.history, "archive")) != nil
        feed.tombstones = tombstones
        feed.podcast = PodcastReader.podcast(facts.element)
        feed.links = links.others + (links.related.map { [Link(url: $0, relation: "related")] } ?? [])
        return feed
    }

    private var authors: [Person] {
        let named = facts.people(
            XMLName(.syndication, "author"),
            XMLName(.syndication, "managingeditor"),
            XMLName(.dublinCore, "creator"),
            XMLName(.dublinCore, "author")
        )
        return named.isEmpty ? facts.people(XMLName(.podcast, "author")) : named
    }

    /// Entries that are no longer there (RFC 6721 §3); one without a date says nothing.
    private var tombstones: [Tombstone] {
        facts.element.all(XMLName(.tombstone, "deleted-entry"))
            .compactMap { element in
                guard let ref = element["ref"], let when = element["when"].flatMap(DateReader.read) else { return nil }
                return Tombstone(ref: ref, when: when)
            }
    }

    /// `ttl`, else what the syndication module says, in minutes.
    private var timeToLive: Int? {
        if let minutes = facts.string(XMLName(.syndication, "ttl")).flatMap({ Int($0) }) {
            return minutes >= 0 ? minutes : nil
        }
        let lengths = ["hourly": 60, "daily": 1_440, "weekly": 10_080]
        guard let period = facts.string(XMLName(.updates, "updateperiod")), let length = lengths[period.lowercased()]
        else { return nil }
        let frequency = facts.string(XMLName(.updates, "updatefrequency")).flatMap { Int($0) } ?? 1
        return frequency > 0 && frequency <= length ? length / frequency : nil
    }

    /// Each hour once, in the order of the day; RSS 0.91 calls midnight 24.
    private var skipHours: [Int] {
        let list = facts.element.first(XMLName(.syndication, "skiphours"))
        let hours = list?.all(XMLName(.syndication, "hour")).compactMap { $0.text.flatMap { Int($0) } } ?? []
        return Set(hours.map { $0 == 24 ? 0 : $0 }).intersection(0...23).sorted()
    }

    private var logo: String? {
        if let logo = facts.address(XMLName(.syndication, "logo")) { return logo }
        // RSS 1.0 names the image in the channel before it describes it.
        for image in facts.element.all(XMLName(.syndication, "image")) {
            if let url = image.first(XMLName(.syndication, "url")), let text = url.text {
                return ElementFacts.resolved(text, in: url)
            }
        }
        return PodcastReader.image(facts.element)
    }
}
