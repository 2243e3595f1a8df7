import Store

extension Article {
    /// An article with little in it.
    static func sample(
        _ id: String,
        at seconds: Int64? = 0,
        _ categories: [CategoryReference] = [],
        language: String? = nil,
        authors: [String] = [],
        source: String? = nil,
        state: State = .published
    ) -> Article {
        Article(
            id: id,
            title: "About \(id)",
            contentHTML: "<p>关于 \(id)</p>",
            published: seconds.map(Timestamp.second),
            language: language,
            people: authors.map { Contributor(name: $0) },
            source: source.map { Source(name: $0) },
            categories: categories,
            state: state
        )
    }

    /// An article with something in every field.
    static let full = Article(
        id: "urn:example:1",
        url: "https://news.example.com/1",
        externalURL: "https://other.example.org/a",
        title: "Phones fold again & again",
        summary: "摘要",
        contentHTML: "<p>折叠手机</p>",
        contentText: "折叠手机",
        image: "https://news.example.com/1.jpg",
        bannerImage: "https://news.example.com/1-wide.jpg",
        published: .second(-60),
        modified: .second(-30),
        language: "zh-CN",
        translationOf: "urn:example:0",
        people: [
            Contributor(name: "林晓", uri: "https://news.example.com/people/lin"),
            Contributor(name: "Ann Field", role: .translator, isInByline: true),
            Contributor(name: "王五", role: .proofreader),
        ],
        source: Source(name: "Example Wire", url: "https://wire.example.org/"),
        attachments: [
            Enclosure(
                url: "https://news.example.com/1.mp3",
                mediaType: "audio/mpeg",
                title: "Read aloud",
                byteCount: 12_345_678_901,
                durationInSeconds: 61.5
            ),
            Enclosure(url: "https://news.example.com/1.pdf"),
        ],
        categories: [.mobile, .phone],
        state: .published
    )
}

extension CategoryReference {
    static let mobile = CategoryReference(taxonomy: "headline", slug: "mobile")
    static let chips = CategoryReference(taxonomy: "headline", slug: "chips")
    static let industry = CategoryReference(taxonomy: "headline", slug: "industry")
    static let phone = CategoryReference(taxonomy: "product", slug: "手机")
}

extension ArticleStore {
    /// Saves articles of which none said its state itself.
    @discardableResult func save(_ articles: Article...) async throws(StoreError) -> [SaveOutcome] {
        try await save(articles, explicitlyPublished: [])
    }

    /// The ids of a query, newest first.
    func ids(_ query: ArticleQuery = ArticleQuery(), count: Int = 50) async throws(StoreError) -> [String] {
        try await select(query, window: ArticleWindow(count: count), definition: nil).articles.map(\.article.id)
    }

    /// When the newest change touched a query.
    func lastChange(_ query: ArticleQuery = ArticleQuery()) async throws(StoreError) -> Timestamp? {
        try await select(query, window: ArticleWindow(count: 1), definition: nil).lastChange
    }
}
