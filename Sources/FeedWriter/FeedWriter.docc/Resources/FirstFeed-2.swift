import FeedWriter

/// A feed of one article, as the tutorial makes it.
func firstFeed() -> Feed {
    var feed = Feed(id: "tag:news.example.com,2026:feed/technology", title: .text("澜汀新闻 · 科技"))
    feed.feedURL = "https://news.example.com/feeds/technology.atom"
    feed.homePageURL = "https://news.example.com/technology"
    feed.language = "zh-CN"
    feed.authors = [Person(name: "澜汀新闻编辑部", email: "desk@news.example.com")]
    return feed
}
