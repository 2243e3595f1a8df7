import FeedReader
import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// HTML as feeds of others have it, from the import to what feeds say of it.
@Suite struct HTMLImportTests {
    /// A description as it stands in a file of RSS, and the content that it becomes.
    static let descriptions: [(description: String, content: String)] = [
        // Unclosed.
        ("<![CDATA[<ul><li>一<li>二]]>", "<ul><li>一</li><li>二</li></ul>"),
        ("&lt;p&gt;One &lt;b&gt;two&lt;/p&gt;&lt;p&gt;three", "<p>One <b>two</b></p><p>three</p>"),
        ("<![CDATA[<blockquote><em>a</blockquote></div>b]]>", "<blockquote><em>a</em></blockquote>b"),
        // Relative.
        ("<![CDATA[<a href=\"/a\">x</a>]]>", "<a href=\"https://news.example/a\">x</a>"),
        (
            "<![CDATA[<img src=\"/1.png\" srcset=\"/1.png 1x, //cdn.example/2.png 2x\">]]>",
            "<img src=\"https://news.example/1.png\" srcset=\"https://news.example/1.png 1x, https://cdn.example/2.png 2x\">"
        ),
        (
            "<![CDATA[<video poster=\"/p.jpg\" src=\"/v.mp4\"></video>]]>",
            "<video poster=\"https://news.example/p.jpg\" src=\"https://news.example/v.mp4\"></video>"
        ),
        // CDATA sections in a row, and what looks like one within another.
        ("<![CDATA[<p>a ]]]]><![CDATA[> b</p>]]>", "<p>a ]]&gt; b</p>"),
        ("<![CDATA[<p>1 &lt; 2</p>]]> &amp;amp; <![CDATA[<p>3</p>]]>", "<p>1 &lt; 2</p> &amp; <p>3</p>"),
        ("<![CDATA[<p>a &lt;![CDATA[b]]]]><![CDATA[&gt; c</p>]]>", "<p>a &lt;![CDATA[b]]&gt; c</p>"),
        // To HTML, a section is a comment, which ends with the first `>`.
        ("<![CDATA[<p>a <![CDATA[b]]]]><![CDATA[> c</p>]]>", "<p>a  c</p>"),
    ]

    @Test(arguments: descriptions)
    func `What came in is right, and comes out of every format as it is`(
        description: String,
        content: String
    ) async throws {
        let example = try await ExampleStore()
        try await Self.read(description, into: example.store)
        let article = try #require(try await example.store.article(id: "https://news.example/1")).article
        #expect(article.contentHTML == content)
        let documents = try await example.documents(try await example.publication())
        for format in FeedFormat.usual {
            let document = try #require(documents["/feeds/all.\(format)"]).document
            let (feed, problems) = try FeedReader().readFeed(bytes: document.identity.bytes)
            #expect(problems.isEmpty, "\(format)")
            let entry = try #require(feed.entries.first)
            #expect((entry.content ?? entry.summary)?.html == content, "\(format)")
        }
    }

    private static func read(_ description: String, into store: any ArticleStore) async throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "feed.xml")
        let feed = """
            <rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>News</description>
            <item><title>One</title><link>https://news.example/1</link><guid>https://news.example/1</guid>
            <description>\(description)</description></item></channel></rss>
            """
        try Data(feed.utf8).write(to: file)
        let run = ImportRun(
            configuration: ExampleSite.configuration,
            store: store,
            defaults: ImportDefaults(),
            format: nil,
            progress: ProgressLine("articles", isTerminal: false),
            report: { _ in }
        )
        let report = try await run.run([.file(path: file.path)])
        #expect(report.problems.isEmpty)
    }
}
