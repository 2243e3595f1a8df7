import Store

/// A made-up history of a store, always the same for the same seed.
struct RandomHistory {
    private var random: LinearGenerator
    private var isPrepared = false

    /// A history of its own for each seed.
    init(seed: UInt64) {
        random = LinearGenerator(state: seed)
    }

    /// Queries with every condition, alone and together.
    static let queries: [ArticleQuery] = {
        var queries = [
            ArticleQuery(), ArticleQuery(taxonomy: "headline"), ArticleQuery(taxonomy: "product"),
            ArticleQuery(all: [.mobile]), ArticleQuery(all: [.industry]), ArticleQuery(all: [.mobile, .phone]),
            ArticleQuery(taxonomy: "headline", all: [.chips]), ArticleQuery(taxonomy: "product", all: [.chips]),
            ArticleQuery(any: [.mobile]), ArticleQuery(any: [.mobile, .chips]), ArticleQuery(any: [.phone, .chips]),
            ArticleQuery(none: [.mobile]), ArticleQuery(all: [.industry], none: [.chips, .phone]),
            ArticleQuery(all: [.phone], any: [.mobile, .chips], none: [.mobile]), ArticleQuery(author: "林晓"),
            ArticleQuery(all: [.mobile], author: "林晓"), ArticleQuery(source: "example-wire"),
            ArticleQuery(any: [.mobile, .phone], author: "ann-field", source: "example-wire"),
            ArticleQuery(all: [CategoryReference(taxonomy: "headline", slug: "never")]),
            ArticleQuery(any: [.phone, CategoryReference(taxonomy: "headline", slug: "never")]),
            ArticleQuery(none: [CategoryReference(taxonomy: "headline", slug: "never")]),
            ArticleQuery(author: "nobody"),
        ]
        for language in ["zh", "zh-CN", "ZH-cn", "en", "fr"] {
            queries += queries.prefix(18)
                .map { query in
                    var query = query
                    query.language = language
                    return query
                }
        }
        return queries
    }()

    /// Does a few random things to a store.
    mutating func step(_ store: any ArticleStore) async throws {
        if !isPrepared {
            isPrepared = true
            let parents = ["mobile": "industry", "chips": "industry"]
            try await store.adopt(taxonomies: [Taxonomy(slug: "headline", parents: parents)])
        }
        var articles: [Article] = []
        for _ in 0..<15 { articles.append(article()) }
        _ = try await store.save(articles, explicitlyPublished: Set(articles.indices.filter { $0 % 5 == 0 }))
        for _ in 0..<2 {
            _ = try? await store.withdraw(id: id())
            _ = try? await store.restore(id: id())
        }
        if pick(3) == 0 { _ = try? await store.erase(id: id()) }
        _ = try await store.publishDue()
    }

    private mutating func article() -> Article {
        let categories: [CategoryReference] = [.mobile, .chips, .industry, .phone]
        var article = Article.sample(
            id(),
            at: [nil, 0, 0, 0, 5, 60, Int64(pick(200))][pick(7)],
            categories.filter { _ in pick(3) == 0 },
            language: ["zh-CN", "zh", "en", nil][pick(4)],
            authors: ["林晓", "Ann Field", "！"].filter { _ in pick(3) == 0 },
            source: pick(2) == 0 ? "Example Wire" : nil,
            state: pick(4) == 0 ? Article.State.allCases[pick(4)] : .published
        )
        article.title = "Version \(pick(3))"
        return article
    }

    private mutating func id() -> String { "article-\(pick(40))" }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}

/// Knuth's linear congruential generator (MMIX), of which the high bits are taken.
struct LinearGenerator: RandomNumberGenerator {
    /// Where it stands.
    var state: UInt64

    mutating func next() -> UInt64 {
        var result: UInt64 = 0
        for _ in 0..<2 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            result = result << 32 | state >> 32
        }
        return result
    }
}
