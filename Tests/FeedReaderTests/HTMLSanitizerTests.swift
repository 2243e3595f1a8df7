import FeedReader
import Testing

@Suite struct HTMLSanitizerTests {
    private func clean(_ html: String, baseURL: String? = "https://news.example.com/a/b") -> String {
        HTMLSanitizer().sanitize(html, baseURL: baseURL).html
    }

    @Test(arguments: [
        ("<script>alert(1)</script>x", "x"), ("<style>p{}</style>x", "x"), ("<svg><p>in</p></svg>x", "x"),
        ("<iframe src=//a>in</iframe>x", "x"), ("<object><p>in</object>x", "x"), ("<math><mi>in</math>x", "x"),
        ("<form><p>kept</p><input><button>in</button></form>x", "<p>kept</p>x"), ("<select><option>in</select>x", "x"),
        ("<template>in</template>x", "x"), ("<noscript><img src=x></noscript>x", "x"), ("<title>in</title>x", "x"),
        ("<embed src=a>x", "x"), ("<meta http-equiv=refresh>x", "x"), ("<svg/>x<svg></svg>", "x"),
        ("<!-- in -->x<?php in ?>y<!DOCTYPE html>z", "xyz"), ("<!-->x", "x"), ("<!--a--!>x", "x"),
    ])
    func `What is no content goes whole and the rest stays`(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test(arguments: [
        ("<object>after", "after"), ("<svg onload=alert(1)>after", "after"),
        ("<textarea>after<b>x</b>", "after<b>x</b>"),
        ("<noscript>after", "after"), ("a<!-- b", "a"), ("a<!-- b>c", "ac"),
        ("<a href=\"/x>after <b>x</b>", "<a>after <b>x</b></a>"),
        ("<title>after", "after"), ("<plaintext>a<b>b", "a<b>b</b>"), ("<xmp><b>a</b></xmp>", "&lt;b&gt;a&lt;/b&gt;"),
    ])
    func `Text after a tag that never ends is not lost`(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)", "&#106;avascript:alert(1)", "&#x6A avascript:alert(1)", "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)", "java&NewLine;script&colon;alert&lpar;1&rpar;", "data:text/html,x", "vbscript:x",
        "&#0000106avascript&#58alert(1)", "https://a.example/?go=javascript:alert(1)", "file:///etc/passwd", "blob:x",
        "http:javascript", "https:///x", "view-source:javascript:alert(1)",
    ])
    func `A URL that may run or is no URL goes with its attribute`(url: String) {
        #expect(clean("<a href='\(url)'>x</a>", baseURL: nil) == "<a>x</a>")
        #expect(clean("<p>a<img src='\(url)' alt=b>c</p>", baseURL: nil) == "<p>ac</p>")
    }

    @Test func `An unknown reference in a URL is written so that no browser decodes it`() {
        #expect(
            clean("<a href='javascript&colonel;x'>x</a>")
                == "<a href=\"https://news.example.com/a/javascript&amp;colonel;x\">x</a>"
        )
    }

    @Test(arguments: [
        ("<a href=c>x</a>", "<a href=\"https://news.example.com/a/c\">x</a>"),
        ("<a href='#n'>x</a>", "<a href=\"https://news.example.com/a/b#n\">x</a>"),
        ("<img src='/i.png'>", "<img src=\"https://news.example.com/i.png\">"),
        (
            "<img srcset='/1.png 1x, //cdn.example/2.png 2x,javascript:x 3x, /4.png bad'>",
            "<img srcset=\"https://news.example.com/1.png 1x, https://cdn.example/2.png 2x\">"
        ),
        (
            "<video poster=p src=v></video>",
            "<video poster=\"https://news.example.com/a/p\" src=\"https://news.example.com/a/v\"></video>"
        ),
        ("<q cite='/c'>x</q>", "<q cite=\"https://news.example.com/c\">x</q>"),
        ("<a href='mailto:a@b.example'>x</a>", "<a href=\"mailto:a@b.example\">x</a>"),
    ])
    func `URLs become absolute`(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test func `Without a base a relative URL goes and its text stays`() {
        let result = HTMLSanitizer().sanitize("<a href='/x'>x</a><img src=y>", baseURL: nil)
        #expect(result == SanitizedHTML(html: "<a>x</a>", removed: ["relative URL without a base"]))
    }

    @Test(arguments: [
        ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c"),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul>d</li></ul>"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
        ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"), ("</p></div>a", "a"),
        (
            "<a href=/x>a<a href=/y>b",
            "<a href=\"https://news.example.com/x\">a</a><a href=\"https://news.example.com/y\">b</a>"
        ),
        ("<table><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
        ("<table>loose<tr>text</table>", "<table><tr><td>loose</td></tr><tr><td>text</td></tr></table>"),
        ("<td>a</td>", "a"),
        (
            "<table><tr><td><table><tr><td>a</table>b</table>",
            "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>"
        ),
        ("<table><tr><td></div></p>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"),
        ("<ruby>漢<rp>(<rt>kan<rp>)</ruby>", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"),
        ("a<wbr>b<br/>c<hr></br>", "a<wbr>b<br>c<hr>"), ("<p>a<wbr>b</p><p>c</p>", "<p>a<wbr>b</p><p>c</p>"),
    ])
    func `Elements are balanced and nest as browsers nest them`(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test(arguments: [
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"), ("a<3", "a&lt;3"), ("&lt;script&gt;", "&lt;script&gt;"),
        ("&hellip;&nbsp;&copy;&copy2&notit;&unknown;", "…\u{A0}©©2¬it;&amp;unknown;"), ("&#147;x&#x94;", "“x”"),
        ("&check;&NotEqualTilde;&apos;", "✓≂\u{338}'"),
        ("a\u{0}b\u{8}c\u{FFFE}d&#1;e&#xFFFF;f", "abcdef"), ("&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}"),
        ("a\r\nb\rc", "a\nb\nc"), ("<img alt='\"<&' src=//h/i>", "<img alt=\"&quot;&lt;&amp;\" src=\"https://h/i\">"),
        ("javascript:x", "javascript&#58;x"), ("AT&T", "AT&amp;T"), ("", ""), ("中文,没有标签。", "中文,没有标签。"),
        ("<a title='&copy=1&copy;'>x</a>", "<a title=\"&amp;copy=1©\">x</a>"),
    ])
    func `Text is decoded once and escaped once`(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test(arguments: [
        (
            "<p onclick=x style='color:red' class=c id=i data-x=y dir=rtl lang=ar>x</p>",
            "<p dir=\"rtl\" lang=\"ar\">x</p>"
        ),
        ("<a target=_blank rel=opener href=//h/>x</a>", "<a href=\"https://h/\">x</a>"),
        ("<p/onclick=\"x\"/title=t>x</p>", "<p title=\"t\">x</p>"),
        ("<p title=a title=b>x</p>", "<p title=\"a\">x</p>"),
        ("<font color=red>x</font><custom-element onclick=y>z</custom-element>", "xz"),
        ("<img src=//h/i width=100 height=50%>", "<img src=\"https://h/i\" width=\"100\" height=\"50%\">"),
        ("<img src=//h/i width='expression(1)'>", "<img src=\"https://h/i\">"),
        ("<image src=//h/i>", "<img src=\"https://h/i\">"),
        (
            "<img src='data:image/gif;base64,R0' data-src=/real.jpg alt=a>",
            "<img src=\"https://news.example.com/real.jpg\" alt=\"a\">"
        ),
    ])
    func `Only listed attributes pass`(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test func `What was taken out is reported once, in order and bounded`() {
        let html =
            "<script>x</script><p onclick=a>a</p><script>y</script><a href='javascript:x' onclick=b>c</a><iframe></iframe><img src='data:x'>"
        #expect(
            HTMLSanitizer().sanitize(html, baseURL: nil).removed
                == ["<script>", "onclick", "javascript: URL", "<iframe>", "data: URL"]
        )
        let many = (0..<100).map { "<p on\($0)=x>" }.joined()
        #expect(HTMLSanitizer().sanitize(many, baseURL: nil).removed.count == SanitizedHTML.maximumRemovals)
        #expect(
            HTMLSanitizer().sanitize("<p on\(String(repeating: "x", count: 100))=1>", baseURL: nil).removed.first?.count
                == 32
        )
    }

    @Test func `A list of one's own is obeyed`() {
        let list = HTMLAllowList(
            elements: ["b": []],
            globalAttributes: [],
            dropped: ["script"],
            linkSchemes: ["https"],
            resourceSchemes: []
        )
        let html = HTMLSanitizer(allowList: list)
            .sanitize("<p><b title=x>a</b><i>b</i></p><script>c</script>", baseURL: nil).html
        #expect(html == "<b>a</b>b")
    }
}
