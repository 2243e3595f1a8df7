import FeedWriter

/// What Atom 1.0 and its extensions carry.
enum AtomCapacity {
    static func reduce(_ feed: inout Feed) {
        let whole = feed
        let dates = feed.entries.compactMap { $0.updated ?? $0.published }
        let updated = feed.updated ?? dates.max() ?? FeedDate(millisecondsSince1970: 0)
        feed.updated = updated
        if feed.authors.isEmpty, feed.entries.contains(where: { $0.authors.isEmpty }) {
            feed.authors = [Person(name: feed.title.plainText)]
        }
        feed.authors = feed.authors.map { Person(name: $0.name, uri: $0.uri, email: $0.email) }
        feed.timeToLive = nil
        feed.skipHours = []
        feed.podcast = nil
        feed.extensions = []
        feed.entries = feed.entries.map { entry in
            var entry = entry
            entry.updated = entry.updated ?? entry.published ?? updated
            entry.language = FormatCapacity.language(of: entry, in: whole)
            if entry.url == nil { entry.content = entry.content ?? entry.summary }
            entry.authors = entry.authors.map { Self.person($0) }
            entry.contributors = entry.contributors.map { Self.person($0) }
            entry.attachments = entry.attachments.map { file in
                var file = file
                file.durationInSeconds = nil
                return file
            }
            entry.bannerImage = nil
            entry.episode = nil
            entry.extensions = []
            return entry
        }
    }

    private static func person(_ person: Person) -> Person {
        Person(name: person.name, role: person.role, uri: person.uri, email: person.email)
    }
}
