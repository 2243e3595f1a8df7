import FeedReader
import FeedWriter
import Store
import Testing

@testable import FeedServer

@Suite struct HostileRecordTests {
    private static func imported(_ entry: Entry) throws -> ImportedArticle {
        try ArticleImport(configuration: ExampleSite.configuration)
            .article(
                from: ReadEntry(entry: entry, position: SourcePosition(line: 1), feed: Feed(id: "", title: .text("")))
            )
    }

    private static func entry(_ id: String, title: String? = "Title", content: TextConstruct? = nil) -> Entry {
        var entry = Entry(id: id)
        entry.title = title.map { .text($0) }
        entry.content = content
        return entry
    }

    @Test func `A person is found on the web or at a mailbox, and runs nothing`() throws {
        let uris = [
            "javascript:alert(1)", "JaVa\tScript:alert(1)", "data:text/html,x", "https://news.example/li", "/li",
        ]
        var entry = Self.entry("1")
        entry.authors = uris.map { Person(name: $0, uri: $0) }
        entry.contributors = [Person(name: "Desk", uri: "mailto:desk@news.example")]
        let result = try Self.imported(entry)
        let found = result.article.people.map(\.uri)
        #expect(
            found == [nil, nil, nil, "https://news.example/li", "https://news.example/li", "mailto:desk@news.example"]
        )
        #expect(result.notes == Array(repeating: "people.uri: dropped, it is no http, https or mailto URL", count: 3))
    }

    @Test(arguments: ["", " ", "\n\t"])
    func `What is blank is no id`(id: String) {
        #expect(throws: ImportRefusal("it has neither an id nor a URL; an article is known by its id")) {
            try Self.imported(Self.entry(id))
        }
    }

    @Test(arguments: [TextConstruct.text(" \n"), .html(" \n"), .html("<script>alert(1)</script> "), .text("")])
    func `What is blank is neither a title nor content`(content: TextConstruct) {
        #expect(throws: ImportRefusal("it has neither a title nor content; an article needs one of them")) {
            try Self.imported(Self.entry("1", title: "  ", content: content))
        }
    }

    @Test(arguments: ["javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x"])
    func `An id that would run when it is followed becomes a tag`(id: String) {
        #expect(
            EntryComposition.identifier(of: id, authority: "news.example,2021")
                == TagURI.make(authority: "news.example,2021", specific: id)
        )
    }

    @Test(arguments: ["https://news.example/1", "urn:isbn:0", "tag:news.example,2021:1"])
    func `Another URI is the id that it is`(id: String) {
        #expect(EntryComposition.identifier(of: id, authority: "other.example,2021") == id)
    }
}
