import FeedWriter

/// Reads the files that `Benchmarks/support/samples.py` writes: lines of a name, a tab and a value.
enum SampleFile {
    static func read(_ text: String) -> Feed {
        var feed = Feed(id: "", title: .text(""))
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let value = parts[1]
            guard parts[0] != "entry" else {
                feed.entries.append(Entry(id: ""))
                continue
            }
            if feed.entries.isEmpty {
                set(parts[0], to: value, of: &feed)
            } else {
                set(parts[0], to: parts, of: &feed.entries[feed.entries.count - 1])
            }
        }
        return feed
    }

    private static func set(_ name: String, to value: String, of feed: inout Feed) {
        switch name {
        case "id": feed.id = value
        case "title": feed.title = .text(value)
        case "subtitle": feed.subtitle = .text(value)
        case "link": feed.homePageURL = value
        case "self": feed.feedURL = value
        case "language": feed.language = value
        default: feed.updated = date(value)
        }
    }

    private static func set(_ name: String, to parts: [String], of entry: inout Entry) {
        let value = parts[1]
        switch name {
        case "id": entry.id = value
        case "url": entry.url = value
        case "title": entry.title = .text(value)
        case "summary": entry.summary = .text(value)
        case "content": entry.content = .html(value)
        case "author": entry.authors.append(Person(name: value))
        case "category": entry.categories.append(Category(term: value, scheme: parts[2], label: parts[3]))
        default: entry.published = date(value)
        }
    }

    private static func date(_ seconds: String) -> FeedDate? {
        Int64(seconds).map { FeedDate(millisecondsSince1970: $0 * 1_000) }
    }
}
