import FeedWriter

/// What JSON Feed 1.1 carries.
enum JSONFeedCapacity {
    static func reduce(_ feed: inout Feed) {
        feed.id = ""
        feed.title = FormatCapacity.plain(feed.title) ?? feed.title
        feed.subtitle = FormatCapacity.plain(feed.subtitle)
        feed.updated = nil
        feed.authors = feed.authors.map(person)
        feed.categories = []
        feed.rights = nil
        feed.generator = nil
        feed.timeToLive = nil
        feed.skipHours = []
        feed.contentBaseURL = nil
        feed.podcast = nil
        feed.isArchive = false
        feed.links = ["hub", "next"]
            .flatMap { relation in
                feed.links.filter { $0.relation == relation }.map { Link(url: $0.url, relation: relation) }
            }
        feed.tombstones = []
        feed.entries = feed.entries.map(reduced)
    }

    private static func reduced(_ entry: Entry) -> Entry {
        Entry(
            id: entry.id,
            url: entry.url,
            externalURL: entry.externalURL,
            title: FormatCapacity.plain(entry.title),
            summary: FormatCapacity.plain(entry.summary),
            content: entry.content ?? entry.summary,
            published: entry.published,
            updated: entry.updated,
            language: entry.language,
            authors: entry.authors.map(person),
            categories: entry.categories.map { Category(term: $0.scheme == nil ? $0.term : $0.label ?? $0.term) },
            attachments: entry.attachments.map { file in
                var file = file
                file.mediaType = file.mediaType ?? "application/octet-stream"
                return file
            },
            image: entry.image,
            bannerImage: entry.bannerImage,
            extensions: entry.extensions
        )
    }

    private static func person(_ person: Person) -> Person {
        Person(name: person.name, uri: person.uri, avatar: person.avatar)
    }
}
