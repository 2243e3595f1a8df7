import FeedWriter

/// A feed of one article, as the tutorial makes it.
func firstFeed() -> Feed {
    var feed = Feed(id: "tag:news.example.com,2026:feed/technology", title: .text("澜汀新闻 · 科技"))
    return feed
}
