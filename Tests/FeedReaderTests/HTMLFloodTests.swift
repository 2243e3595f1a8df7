import FeedReader
import Testing

/// Inputs that make parsers slow, deep or forgetful.
///
/// Each would run for minutes if its cost were quadratic.
@Suite struct HTMLFloodTests {
    private static let size = 60_000

    private static let floods: [String: String] = [
        "divisions": String(repeating: "<div>", count: 50_000) + "end",
        "attributes": "<p " + (0..<30_000).map { "a\($0)" }.joined(separator: " ") + ">end",
        "end tags": String(repeating: "<b>", count: size / 4) + String(repeating: "</div>", count: size / 4) + "end",
        "comments": String(repeating: "<!--", count: size) + ">end",
        "quotes": String(repeating: "<a href=\"", count: size / 2 + 1) + ">end",
        "two quotes": String(repeating: "<a '><a \">", count: size / 2) + "end",
        "ampersands": String(repeating: "&x", count: size) + "end",
        "objects": String(repeating: "<object>", count: size / 4) + "end",
        "svg and math": String(repeating: "<svg><math>", count: size / 4) + "end",
        "titles": String(repeating: "<title><textarea><noscript>", count: size / 8) + "end",
        "tables": String(repeating: "<table>", count: size / 4) + String(repeating: "</td>", count: size / 4) + "end",
        "sources": "<img srcset='" + String(repeating: "a 1x,", count: size / 4) + "'>end",
        "dots": "<a href='" + String(repeating: "../", count: size) + "'>end",
        "less-than signs": String(repeating: "<", count: size) + " end",
        "data": "<img src='data:image/png;base64," + String(repeating: "A", count: 1_000_000) + "'>end",
    ]

    @Test(arguments: floods.keys.sorted())
    func `A flood is read to its end`(name: String) throws {
        let html = HTMLSanitizer().sanitize(try #require(Self.floods[name]), baseURL: "https://h/").html
        let text = PlainText.make(fromHTML: html)
        #expect(text.hasSuffix("end"))
        #expect(HTMLOutputScanner.problems(in: html) == [])
        #expect(HTMLSanitizer().sanitize(html, baseURL: nil).html == html)
    }

    @Test func `Absolute URLs make the result no longer than was asked for, but for one element`() {
        let links = String(repeating: "<a href=x>y</a>", count: 10_000)
        let base = "https://h/" + String(repeating: "b", count: 2000) + "/"
        let html = HTMLSanitizer().sanitize(links, baseURL: base, maximumByteCount: 100_000).html
        #expect((100_001..<103_000).contains(html.utf8.count))
        #expect(HTMLOutputScanner.problems(in: html) == [])
    }

    @Test func `Text beyond the greatest depth stays`() {
        let html = (0..<1_000).map { "<div>\($0) " }.joined() + String(repeating: "</div>", count: 1_000) + "after"
        let clean = HTMLSanitizer().sanitize(html, baseURL: nil).html
        #expect(PlainText.make(fromHTML: clean).split(whereSeparator: \.isWhitespace).count == 1_001)
        #expect(clean.hasSuffix("</div>after"))
    }
}
