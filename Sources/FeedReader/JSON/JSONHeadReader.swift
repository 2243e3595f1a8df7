import FeedWriter

/// Makes a feed, without entries, of the members beside `items` (JSON Feed 1.1 and 1.0).
struct JSONHeadReader {
    private var fields: JSONFields

    /// What is wrong in it.
    var problems: [RecordProblem] { fields.problems }

    init(_ value: JSONValue, baseURL: String?) {
        fields = JSONFields(value, position: SourcePosition(line: 1), baseURL: baseURL)
    }

    mutating func read() -> Feed {
        var feed = Feed(id: "", title: .text(fields.string("title") ?? ""))
        feed.subtitle = fields.string("description").map { .text($0) }
        feed.homePageURL = fields.address("home_page_url")
        feed.feedURL = fields.address("feed_url")
        feed.language = fields.string("language")
        feed.authors = fields.authors()
        feed.icon = fields.address("favicon")
        feed.logo = fields.address("icon")
        feed.links = fields.objects("hubs")
            .compactMap { hub in
                var hub = hub
                return hub.address("url").map { Link(url: $0, relation: "hub") }
            }
        if let next = fields.address("next_url") { feed.links.append(Link(url: next, relation: "next")) }
        feed.extensions = fields.extensions
        return feed
    }
}
