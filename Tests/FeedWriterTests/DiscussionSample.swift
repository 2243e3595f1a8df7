import FeedWriter

/// A feed with comments counted and answered, with sources that say more, and with a base for relative references.
enum DiscussionSample {
    static let feed = Feed(
        id: "tag:news.example.com,2021:feed/discussion",
        title: .text("讨论 Discussion"),
        homePageURL: "https://news.example.com/",
        feedURL: "https://feeds.example.com/feeds/discussion",
        language: "en",
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_000),
        authors: [Person(name: "Newsroom")],
        contentBaseURL: "https://news.example.com/文章/",
        links: [
            Link(url: "https://hub.example.com/", relation: "hub"),
            Link(url: "https://news.example.com/search", relation: "search", mediaType: "text/html"),
        ],
        entries: [question, answer]
    )

    private static let question = Entry(
        id: "tag:news.example.com,2021:article/5",
        url: "https://news.example.com/5",
        title: .text("你怎么看?What do you think?"),
        content: .html("<p><a href=\"https://news.example.com/5#comments\">Comments</a></p>"),
        published: FeedDate(millisecondsSince1970: 1_637_060_400_000),
        source: EntrySource(
            title: "Example Wire",
            url: "https://wire.example/",
            id: "tag:wire.example,2020:feed",
            updated: FeedDate(millisecondsSince1970: 1_637_050_000_000, offsetMinutes: 60)
        ),
        links: [
            Link(
                url: "https://news.example.com/5.comments.atom",
                relation: "replies",
                mediaType: "application/atom+xml"
            ),
            Link(url: "https://news.example.com/5#comments", relation: "replies"),
            Link(url: "https://wire.example/original", relation: "via", title: "Example Wire"),
        ],
        commentCount: 1_024
    )

    private static let answer = Entry(
        id: "tag:news.example.com,2021:comment/1",
        title: .text("Re: 你怎么看?"),
        content: .text("I think so too."),
        published: FeedDate(millisecondsSince1970: 1_637_063_000_000),
        authors: [Person(name: "A Reader", role: "reader")],
        commentCount: 0,
        antecedents: [
            Antecedent(
                ref: "tag:news.example.com,2021:article/5",
                url: "https://news.example.com/5",
                mediaType: "text/html",
                source: "https://feeds.example.com/feeds/all"
            ),
            Antecedent(ref: "tag:other.example,2020:?a&b"),
            Antecedent(ref: ""),
        ]
    )
}
