import FeedReader
import FeedWriter
import Store
import Testing

@testable import FeedServer

/// newsboat shows every author, a mail by rss2email comes from the last of them: with the photographer among the
/// authors, the photographer wrote the article.
@Suite struct BylineTests {
    private func byline(_ people: [Article.Contributor]) -> Byline {
        Byline(of: Article(id: "1", people: people))
    }

    @Test func `Those who wrote, edited and translated are named, in the order given`() {
        let byline = byline([
            .init(name: "李雷", role: .editor), .init(name: "Ada Chen"), .init(name: "Iskra", role: .photographer),
            .init(name: "韩梅", role: .translator), .init(name: "程以安", role: .proofreader),
        ])
        #expect(byline.named.map(\.name) == ["李雷", "Ada Chen", "韩梅"])
        #expect(byline.others.map(\.name) == ["Iskra", "程以安"])
    }

    @Test func `Whoever is there is named where nobody wrote, edited or translated`() {
        let byline = byline([.init(name: "Lee", role: .proofreader)])
        #expect(byline.named.map(\.name) == ["Lee"])
        #expect(byline.others.isEmpty)
    }

    @Test func `Those whom authors names are named, whatever they did`() throws {
        let article = try imported(
            authors: ["于灵歌", "罗青山"],
            people: [("于灵歌", "author"), ("海闻", "editor"), ("罗青山", "photographer")]
        )
        #expect(Byline(of: article).named.map(\.name) == ["于灵歌", "罗青山"])
        #expect(Byline(of: article).others.map(\.name) == ["海闻"])
    }

    @Test(arguments: [[], ["Somebody else"]])
    func `Where authors names none of the people, what they did decides`(authors: [String]) throws {
        let article = try imported(authors: authors, people: [("Ada", "author"), ("Cy", "photographer")])
        #expect(Byline(of: article).named.map(\.name) == ["Ada"])
    }

    @Test func `Who wrote and edited is named once`() throws {
        let article = try imported(authors: ["Ada"], people: [("Ada", "author"), ("Ada", "editor")])
        #expect(Byline(of: article).named.map(\.name) == ["Ada"])
        #expect(Byline(of: article).others.isEmpty)
    }

    @Test func `A contributor of a feed that is read does not become an author`() throws {
        let article = try imported(
            Entry(
                id: "urn:example:1",
                title: .text("A phone"),
                authors: [Person(name: "Ada")],
                contributors: [Person(name: "Bea")]
            )
        )
        #expect(Byline(of: article).named.map(\.name) == ["Ada"])
    }

    @Test(arguments: FeedFormat.allCases)
    func `A feed names as authors whom authors named`(format: FeedFormat) throws {
        let people = [("Ada", "author"), ("Bea", "editor"), ("Cy", "photographer")]
        let entry = composed(try imported(authors: ["Ada"], people: people), format)
        #expect(entry.authors.map(\.name) == ["Ada"])
        #expect(entry.contributors.map(\.name) == ["Bea", "Cy"])
    }

    @Test(arguments: [["Ada", "Bea"], ["Bea"], ["Cy"], ["Somebody else"], []])
    func `The interchange format brings the byline back`(authors: [String]) throws {
        let people = [("Ada", "author"), ("Bea", "editor"), ("Cy", "photographer")]
        let article = try imported(authors: authors, people: people)
        #expect(try imported(composed(article, .json)).people == article.people)
    }

    private func imported(authors: [String], people: [(name: String, role: String)]) throws -> Article {
        var entry = Entry(id: "tag:news.example,2021:1", title: .text("A phone"))
        entry.authors = authors.map { Person(name: $0) }
        let list = people.map { JSONValue.object([.init("name", .string($0.name)), .init("role", .string($0.role))]) }
        entry.extensions = [.init("_article", .object([.init("people", .array(list))]))]
        return try imported(entry)
    }

    private func imported(_ entry: Entry) throws -> Article {
        let record = ReadEntry(
            entry: entry,
            position: SourcePosition(line: 1),
            feed: Feed(id: "", title: .text("News"))
        )
        return try ArticleImport(configuration: ExampleSite.configuration).article(from: record).article
    }

    private func composed(_ article: Article, _ format: FeedFormat) -> Entry {
        let site = FeedDefinition.Site(
            url: "https://news.example/",
            feedsURL: "https://feeds.example/",
            title: "News",
            language: "en",
            timeZone: "UTC",
            idAuthority: "news.example,2021",
            timeToLive: 15
        )
        return EntryComposition(site: site, labels: CategoryLabels(configuration: ExampleSite.configuration))
            .entry(
                of: StoredArticle(article: article, published: Timestamp(milliseconds: 1_700_000_000_000)),
                content: .full,
                feedLanguage: nil,
                format: format
            )
    }
}
