import FeedReader
import Testing

/// Soups of tags and text from a generator with a fixed seed.
@Suite struct HTMLPropertyTests {
    private static let pieces = [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=/x>", "</a>", "<div>", "</div>", "<table>", "</table>",
        "<tr>", "</tr>", "<td>", "</td>", "<th>", "<tbody>", "</tbody>", "<caption>", "<colgroup>", "<col>", "<ul>",
        "</ul>", "<ol>", "<li>", "</li>", "<dl>", "<dt>", "<dd>", "<ruby>", "<rb>", "<rt>", "<rp>", "</ruby>", "<h1>",
        "<h2>", "</h1>", "<pre>", "</pre>", "<img src=a>", "<br>", "</br>", "<hr>", "<form>", "</form>", "<svg>",
        "</svg>", "<math>", "<style>", "</style>", "<title>", "</title>", "<textarea>", "<noscript>", "</noscript>",
        "<!--", "-->", "<object>", "</object>", "文字", "text", " ", "\n", "\r\n", "&amp;", "&lt;", "&copy", "&#13;",
        "\"", "'", "<", ">", "<select><option>", "<figure>", "<figcaption>", "</figure>", "<x-y a='", "script:", "java",
        "<![CDATA[", "]]>", "<?php", "</", "<iframe>", "<script>", "</script>", "<plaintext>", "<xmp>", "\u{0}", "=",
    ]

    @Test(arguments: 0..<20)
    func `Any soup of tags becomes clean HTML that stays as it is`(seed: Int) {
        var generator = HTMLTestGenerator(seed: UInt64(seed))
        for _ in 0..<100 {
            let count = Int.random(in: 1...40, using: &generator)
            let soup = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            let html = HTMLSanitizer().sanitize(soup, baseURL: "https://news.example.com/").html
            let problems = HTMLOutputScanner.problems(in: html) + HTMLReparse.problems(in: html)
            #expect(problems.isEmpty, "\(problems) in \(html) from \(soup)")
            #expect(HTMLSanitizer().sanitize(html, baseURL: nil).html == html, "from \(soup)")
        }
    }
}

/// A linear congruential generator: the same numbers on every machine.
private struct HTMLTestGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 32) | (state << 32)
    }
}
