import FeedWriter

/// What RSS 2.0 and its modules carry.
enum RSSCapacity {
    static func reduce(_ feed: inout Feed) {
        let whole = feed
        feed.id = ""
        feed.icon = nil
        feed.tombstones = []
        feed.extensions = []
        feed.contentBaseURL = nil
        feed.subtitle = FormatCapacity.plain(feed.subtitle ?? feed.title)
        feed.rights = FormatCapacity.plain(feed.rights)
        feed.homePageURL = feed.homePageURL ?? feed.feedURL ?? whole.id
        feed.updated = FormatCapacity.second(feed.updated)
        let editor = feed.authors.firstIndex { $0.email != nil }
        let others = feed.authors.indices.filter { $0 != editor }.map { Person(name: feed.authors[$0].name) }
        feed.authors =
            (editor.map { [Person(name: feed.authors[$0].name, email: feed.authors[$0].email)] } ?? []) + others
        feed.logo = feed.logo ?? feed.podcast?.image
        if feed.authors.isEmpty, let author = feed.podcast?.author { feed.authors = [Person(name: author)] }
        feed.categories = feed.categories.map { Category(term: $0.label ?? $0.term, scheme: $0.scheme) }
        feed.entries = feed.entries.map { reduced($0, of: whole) }
    }

    private static func reduced(_ entry: Entry, of feed: Feed) -> Entry {
        var entry = entry
        if entry.title == nil, entry.summary == nil {
            if entry.content == nil { entry.title = .text(entry.url ?? entry.id) }
            entry.summary = entry.content
            entry.content = nil
        }
        entry.title = FormatCapacity.plain(entry.title)
        entry.rights = FormatCapacity.plain(entry.rights)
        entry.summary = FormatCapacity.html(entry.summary)
        entry.content = FormatCapacity.html(entry.content)
        entry.published = FormatCapacity.second(entry.published)
        entry.language = FormatCapacity.language(of: entry, in: feed)
        entry.authors = entry.authors.map { reduced($0, inPodcast: feed.podcast != nil) }
        entry.contributors = entry.contributors.map { reduced($0, inPodcast: feed.podcast != nil) }
        entry.categories = entry.categories.map { Category(term: $0.label ?? $0.term, scheme: $0.scheme) }
        entry.attachments = attachments(of: entry, inPodcast: feed.podcast != nil)
        entry.bannerImage = nil
        entry.source = entry.source.map { EntrySource(title: $0.title, url: $0.url) }
        if let comments = entry.links.firstIndex(where: { $0 == Link(url: $0.url, relation: "replies") }) {
            entry.links.append(entry.links.remove(at: comments))
        }
        if feed.podcast == nil { entry.episode = nil }
        entry.extensions = []
        return entry
    }

    private static func reduced(_ person: Person, inPodcast: Bool) -> Person {
        let isTaken = inPodcast && ["author", "editor", "translator", "host"].contains(person.role ?? "")
        return isTaken
            ? Person(name: person.name, role: person.role, uri: person.uri, avatar: person.avatar)
            : Person(name: person.name, role: person.role)
    }

    /// The enclosure comes first, then what has elements of Media RSS, then transcripts and chapters.
    private static func attachments(of entry: Entry, inPodcast: Bool) -> [Attachment] {
        let typed = entry.attachments.filter { $0.mediaType != nil }
        let recording = typed.first { $0.mediaType == "audio/mpeg" || $0.mediaType == "video/mp4" }
        let enclosure = inPodcast ? recording ?? typed.first : typed.first
        let companions = ["text/vtt", "application/srt", "application/json+chapters"]
        let others = entry.attachments.filter { $0 != enclosure }
        let isBare: (Attachment) -> Bool = { file in
            inPodcast && companions.contains(file.mediaType ?? "")
                && file == Attachment(url: file.url, mediaType: file.mediaType)
        }
        let transcripts = others.filter { isBare($0) && $0.mediaType != "application/json+chapters" }
        let chapters = others.filter { isBare($0) && $0.mediaType == "application/json+chapters" }
        return [enclosure].compactMap(\.self) + others.filter { !isBare($0) } + transcripts + chapters
    }
}
