import FeedWriter

/// What RSS 1.0 and its modules carry.
enum RDFCapacity {
    static func reduce(_ feed: inout Feed) {
        let whole = feed
        let page = feed.homePageURL ?? feed.feedURL ?? feed.id
        let isPeriod = feed.timeToLive.map { minutes in [60, 1_440, 10_080].contains { $0 % minutes == 0 } } ?? false
        feed = Feed(
            id: whole.id,
            title: FormatCapacity.plain(whole.title) ?? whole.title,
            subtitle: FormatCapacity.plain(whole.subtitle ?? whole.title),
            homePageURL: page,
            language: whole.language,
            updated: whole.updated,
            authors: whole.authors.map { Person(name: $0.name) },
            categories: whole.categories.map { Category(term: $0.label ?? $0.term) },
            rights: FormatCapacity.plain(whole.rights),
            logo: whole.logo,
            timeToLive: isPeriod ? whole.timeToLive : nil,
            entries: whole.entries.map { reduced($0, of: whole, page: page) }
        )
    }

    private static func reduced(_ entry: Entry, of feed: Feed, page: String) -> Entry {
        Entry(
            id: entry.id,
            url: entry.url ?? (entry.id.hasPrefix("https:") ? entry.id : page),
            title: FormatCapacity.plain(entry.title) ?? .text(entry.url ?? entry.id),
            summary: FormatCapacity.html(entry.summary),
            content: FormatCapacity.html(entry.content),
            published: entry.published ?? entry.updated,
            updated: entry.updated,
            language: FormatCapacity.language(of: entry, in: feed),
            authors: entry.authors.map { Person(name: $0.name) },
            contributors: entry.contributors.map { Person(name: $0.name) },
            categories: entry.categories.map { Category(term: $0.label ?? $0.term) },
            attachments: entry.attachments.map {
                Attachment(url: $0.url, mediaType: $0.mediaType, byteCount: $0.byteCount)
            },
            rights: FormatCapacity.plain(entry.rights),
            source: entry.source.map { EntrySource(title: $0.url ?? $0.title, url: $0.url) },
            commentCount: entry.commentCount
        )
    }
}
