import FeedWriter

/// A podcast: an episode with everything, one with the least, and an article without sound.
enum PodcastSample {
    static let feed = Feed(
        id: "tag:news.example.com,2021:feed/podcast",
        title: .text("产业夜话 & Night Talk"),
        subtitle: .text("每周一次,聊聊产业。A weekly talk on industry."),
        homePageURL: "https://news.example.com/podcast",
        feedURL: "https://feeds.example.com/feeds/podcast.rss",
        language: "zh-CN",
        updated: FeedDate(millisecondsSince1970: 1_637_064_000_000, offsetMinutes: 480),
        authors: [Person(name: "编辑部 Newsroom", email: "desk@example.com")],
        logo: "https://news.example.com/logo.png",
        podcast: Podcast(
            owner: Person(name: "Example Media", email: "podcast@example.com"),
            image: "https://news.example.com/cover 3000.jpg",
            categories: [
                PodcastCategory("News", subcategory: "Business News"), PodcastCategory("Technology"),
                PodcastCategory(" "),
            ],
            order: .serial,
            isLocked: true
        ),
        entries: [episode, plain, article]
    )

    private static let episode = Entry(
        id: "tag:news.example.com,2021:podcast/12",
        url: "https://news.example.com/podcast/12",
        title: .text("第 12 期:电池"),
        summary: .text("从实验室到产线"),
        content: .html("<p>本期嘉宾谈电池。</p>"),
        published: FeedDate(millisecondsSince1970: 1_637_060_400_000, offsetMinutes: 480),
        authors: [
            Person(
                name: "王小明",
                role: "host",
                uri: "https://news.example.com/作者/王小明",
                avatar: "https://media.example.com/wang.jpg"
            )
        ],
        contributors: [
            Person(name: "Ada Example", role: "Guest"), Person(name: "李雷", role: "photographer"),
            Person(name: "韩梅梅"),
        ],
        attachments: [
            Attachment(url: "https://media.example.com/12.pdf", mediaType: "application/pdf"),
            Attachment(url: "https://media.example.com/12.zh.vtt", mediaType: "text/vtt"),
            Attachment(url: "https://media.example.com/12.srt", mediaType: "application/srt", byteCount: 4_096),
            Attachment(url: "https://media.example.com/12.json", mediaType: "application/json+chapters"),
            Attachment(
                url: "https://media.example.com/12.mp3",
                mediaType: "audio/mpeg",
                byteCount: 48_000_000,
                durationInSeconds: 3_000.5
            ),
        ],
        image: "https://media.example.com/12.jpg",
        episode: Episode(number: 12, season: 2, kind: .full, isExplicit: false)
    )

    private static let plain = Entry(
        id: "tag:news.example.com,2021:podcast/trailer",
        url: "https://news.example.com/podcast/trailer",
        title: .text("Trailer"),
        published: FeedDate(millisecondsSince1970: 1_637_000_000_000),
        attachments: [
            Attachment(url: "https://media.example.com/t.m4a", mediaType: "audio/x-m4a", durationInSeconds: 59.5)
        ],
        episode: Episode(number: 0, season: -1, kind: .trailer, isExplicit: true)
    )

    private static let article = Entry(
        id: "tag:news.example.com,2021:article/77",
        url: "https://news.example.com/77",
        title: .text("An article about the podcast"),
        content: .text("No sound here."),
        published: FeedDate(millisecondsSince1970: 1_636_900_000_000)
    )
}
