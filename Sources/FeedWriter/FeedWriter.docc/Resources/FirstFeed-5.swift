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
    entry.title = .text("新机只用四颗螺丝 & 两分钟换电池")
    entry.content = .html("<p>我们拆开了它：<em>四颗</em>螺丝，没有胶水。</p>")
    entry.authors = [Person(name: "玛拉·埃尔伍德", role: "author")]
    entry.contributors = [Person(name: "苏明遥", role: "translator")]
    entry.categories = [Category(term: "mobile", scheme: "https://news.example.com/headline/", label: "手机")]
    entry.image = "https://news.example.com/2026/03/phone.jpg"
    entry.attachments = [
        Attachment(
            url: "https://news.example.com/2026/03/phone.mp3",
            mediaType: "audio/mpeg",
            byteCount: 1_204_000,
            durationInSeconds: 301
        )
    ]

    return feed
}
