import Foundation
import TestSupport
import Testing

@testable import FeedWriter

@Suite struct SitemapWriterTests {
    private static let noon = FeedDate(millisecondsSince1970: 1_637_064_000_250, offsetMinutes: 480)

    /// Two articles that are translations of each other, one alone, and what cannot be in a sitemap.
    private static let pages: [SitemapPage] = {
        let translations = [
            SitemapPage.Translation(language: "zh-CN", url: "https://news.example.com/文章/1?a=1&b=2"),
            SitemapPage.Translation(language: "en", url: "https://news.example.com/en/1"),
            SitemapPage.Translation(language: "no tag", url: "https://news.example.com/xx/1"),
        ]
        return [
            SitemapPage(
                url: "https://news.example.com/文章/1?a=1&b=2",
                lastModified: noon,
                translations: translations
            ),
            SitemapPage(url: "https://news.example.com/en/1", lastModified: noon, translations: translations),
            SitemapPage(url: "https://news.example.com/3"),
            SitemapPage(url: "https://news.example.com/4", lastModified: FeedDate(millisecondsSince1970: .max)),
            SitemapPage(url: "/relative"),
            SitemapPage(url: "ftp://news.example.com/5"),
            SitemapPage(url: "https://news.example.com/" + String(repeating: "a", count: 2_023)),
        ]
    }()

    private static func news(_ number: Int, title: TextConstruct, language: String = "zh-CN") -> NewsPage {
        NewsPage(
            url: "https://news.example.com/\(number)",
            publication: "产业头条 & News",
            language: language,
            published: noon,
            title: title
        )
    }

    @Test func `Pages give the bytes of their golden file`() throws {
        let documents = SitemapWriter.write(Self.pages)
        #expect(documents.count == 1)
        try Golden.expect(documents[0], equals: "pages.sitemap.xml")
    }

    @Test func `An index gives the bytes of its golden file`() throws {
        let index = SitemapWriter.writeIndex([
            (url: "https://feeds.example.com/sitemap-1.xml", lastModified: Self.noon),
            (url: "https://feeds.example.com/sitemap-2.xml?a&b", lastModified: nil),
            (url: "relative.xml", lastModified: nil),
        ])
        try Golden.expect(index, equals: "index.sitemap.xml")
    }

    @Test func `News give the bytes of their golden file`() throws {
        let pages = [
            Self.news(1, title: .text("折叠屏 <翻番>")), Self.news(2, title: .html("2 &lt; <b>3</b>"), language: "en-GB"),
            Self.news(3, title: .text(" ")), Self.news(4, title: .text("No language"), language: "x"),
        ]
        try Golden.expect(NewsSitemapWriter.write(pages), equals: "news.sitemap.xml")
    }

    @Test(.enabled(if: Xmllint.isInstalled, "xmllint is not installed"))
    func `Every golden sitemap is well-formed`() throws {
        for name in ["pages", "index", "news"] {
            #expect(try Xmllint.complaint(about: Golden.url("\(name).sitemap.xml")) == nil, "\(name)")
        }
    }

    @Test(arguments: [
        ("zh-CN", "zh-cn"), ("zh", "zh-cn"), ("zh-Hans-TW", "zh-cn"), ("zh-Hant", "zh-tw"), ("zh-HK", "zh-tw"),
        ("en-GB", "en"), ("FIL", "fil"),
    ])
    func `Languages are spelled as Google has them`(tag: String, spelled: String) {
        #expect(NewsSitemapWriter.language(tag) == spelled)
    }

    @Test(arguments: ["", "x-klingon", "english", "en_GB"])
    func `What is no language has no spelling`(tag: String) {
        #expect(NewsSitemapWriter.language(tag) == nil)
    }

    @Test func `News beyond a thousand are left out`() {
        let pages = (0..<1_002).map { Self.news($0, title: .text($0 == 0 ? "" : "Title")) }
        let document = String(decoding: NewsSitemapWriter.write(pages), as: UTF8.self)
        #expect(document.split(separator: "<url>").count == 1_001)
        #expect(document.contains("/1000</loc>"))
        #expect(!document.contains("/1001</loc>"))
    }

    /// As many pages and bytes as they may have, a document each; together they lack nothing.
    @Test(arguments: [
        (2, 10_000, [2, 2, 1]), (5, 10_000, [5]), (9, 377, [4, 1]), (9, 376, [3, 2]), (9, 1, [1, 1, 1, 1, 1]),
    ])
    func `Pages are spread over documents within the limits`(pages: Int, bytes: Int, counts: [Int]) {
        let all = (1...5).map { SitemapPage(url: "https://news.example.com/page/\($0)") }
        let documents = SitemapWriter.write(all, mostPages: pages, mostBytes: bytes)
            .map { String(decoding: $0, as: UTF8.self) }
        #expect(documents.map { $0.split(separator: "<loc>").count - 1 } == counts)
        let found = documents.joined().matches(of: /<loc>(.*)<\/loc>/).map { String($0.output.1) }
        #expect(found == all.map(\.url))
        if bytes > 1 { #expect(documents.allSatisfy { $0.utf8.count <= bytes }) }
    }

    @Test func `No pages give a document that names none`() {
        let document = SitemapWriter.write([]).map { String(decoding: $0, as: UTF8.self) }
        #expect(document.count == 1)
        #expect(document[0].hasSuffix("xhtml\">\n</urlset>\n"))
    }
}
