import FeedWriter
import Foundation
import Store
import TestSupport

@testable import FeedServer

/// A store in a folder of its own under a clock that stands, with what the example site publishes from it.
final class ExampleStore: Sendable {
    let clock = StandingClock()
    let store: any ArticleStore
    private let folder: TemporaryDirectory
    private let place: TemporaryPostgres?

    /// Makes an empty store, in SQLite or in a place of PostgreSQL's.
    init(in place: TemporaryPostgres? = nil) async throws {
        folder = try TemporaryDirectory()
        self.place = place
        let file = StoreLocation.sqlite(path: folder.url.appending(path: "articles.sqlite").path)
        let location = try place.map { try StoreLocation.parse($0.url, relativeTo: "") } ?? file
        store = try await location.open(clock: clock.now)
    }

    /// A store with articles in both languages and every state, one minute apart.
    static func filled() async throws -> ExampleStore {
        let example = try await ExampleStore()
        _ = try await example.publication()
        for article in articles { try await example.save(article) }
        example.clock.advance(seconds: 60)
        try await example.store.withdraw(id: "tag:news.example,2021:taken-down")
        return example
    }

    /// Saves an article a minute after what was before.
    func save(_ article: Article) async throws {
        clock.advance(seconds: 60)
        _ = try await store.save([article], explicitlyPublished: [])
    }

    /// What a configuration publishes from the store now.
    func publication(_ configuration: Configuration = ExampleSite.configuration) async throws -> Publication {
        try await Publication.open(configuration, in: store)
    }

    /// Every document of a publication by a name.
    func documents(_ publication: Publication) async throws -> [String: DocumentRendering.Rendered] {
        let rendering = DocumentRendering(publication: publication, store: store)
        var documents: [String: DocumentRendering.Rendered] = [:]
        for definition in publication.catalogue.definitions {
            let selections = try await rendering.selections(of: [definition], memory: ArticleMemory(mostBytes: 0))
            let rendered = rendering.render(selections[0], of: definition)
            for (format, document) in zip(definition.formats, rendered) {
                documents[definition.path + "." + format.fileExtension] = document
            }
        }
        documents["/feeds.opml"] = try await rendering.render(.outline)
        documents["/"] = try await rendering.render(.index)
        return documents
    }

    /// Published, a translation of it, one without a date, one that changed, and one each withdrawn, to come and a
    /// draft.
    static let articles: [Article] = [
        Article(
            id: "tag:news.example,2021:folding",
            url: "https://news.example/zh/folding",
            title: "折叠屏，走向“轻薄”",
            summary: "新一代铰链让折叠屏更薄。",
            contentHTML: "<p>铰链更薄，屏幕更亮。</p><p><img src=\"https://news.example/hinge.jpg\" alt=\"铰链\"></p>",
            image: "https://news.example/hinge.jpg",
            published: Timestamp(milliseconds: 1_759_278_600_000),
            language: "zh-CN",
            people: [
                .init(name: "李雷", uri: "https://news.example/people/li"), .init(name: "韩梅梅", role: .editor),
                .init(name: "Foto König", role: .photographer),
            ],
            source: .init(name: "示例通讯社", url: "https://wire.example/"),
            attachments: [
                .init(
                    url: "https://news.example/hinge.mp3",
                    mediaType: "audio/mpeg",
                    title: "朗读",
                    byteCount: 12345,
                    durationInSeconds: 61.5
                )
            ],
            categories: [headline("mobile"), CategoryReference(taxonomy: "product", slug: "phones")]
        ),
        Article(
            id: "tag:news.example,2021:folding-en",
            url: "https://news.example/en/folding",
            title: "Folding screens & the thin hinge",
            contentHTML: "<p>Thinner hinges, brighter screens. ]]&gt;</p>",
            published: Timestamp(milliseconds: 1_759_282_200_000),
            language: "en",
            translationOf: "tag:news.example,2021:folding",
            people: [.init(name: "Li Lei"), .init(name: "Tao", role: .translator)],
            source: .init(name: "Example Wire"),
            categories: [headline("mobile")]
        ),
        Article(
            id: "no date/不是地址",
            title: "An id that is no URI",
            contentText: "Plain text < with signs & without a date.",
            language: "en",
            categories: [headline("能源")]
        ),
        Article(
            id: "tag:news.example,2021:changed",
            externalURL: "https://elsewhere.example/source",
            title: "改过的文章",
            contentHTML: "<p>第一版。</p>",
            published: Timestamp(milliseconds: 1_759_300_000_000),
            modified: Timestamp(milliseconds: 1_759_400_000_000),
            language: "zh-CN",
            categories: [headline("technology")]
        ),
        Article(
            id: "tag:news.example,2021:taken-down",
            title: "撤下的文章",
            contentText: "Nobody reads this.",
            published: Timestamp(milliseconds: 1_759_310_000_000),
            language: "zh-CN",
            categories: [headline("mobile")]
        ),
        Article(
            id: "tag:news.example,2021:to-come",
            title: "The day after",
            contentText: "Nobody reads this yet.",
            published: Timestamp(milliseconds: 1_767_400_000_000),
            language: "en",
            categories: [headline("mobile")]
        ),
        Article(id: "tag:news.example,2021:draft", title: "草稿", language: "zh-CN", state: .draft),
    ]

    private static func headline(_ slug: String) -> CategoryReference {
        CategoryReference(taxonomy: "headline", slug: slug)
    }
}
