import FeedWriter

/// A feed of one article, as the tutorial makes it.
func firstFeed() -> Feed {
    var feed = Feed(id: "tag:news.example.com,2026:feed/technology", title: .text("澜汀新闻 · 科技"))
    feed.feedURL = "https://news.example.com/feeds/technology.atom"
    feed.homePageURL = "https://news.example.com/technology"
    feed.language = "zh-CN"
    feed.authors = [Person(name: "澜汀新闻编辑部", email: "desk@news.example.com")]

    var entry = Entry(id: "tag:news.example.com,2026:article/1", url: "https://news.example.com/2026/03/phone")
    entry.published = FeedDate(year: 2026, month: 3, day: 4, hour: 18, offsetMinutes: 480)
    entry.updated = entry.published

    return feed
}
