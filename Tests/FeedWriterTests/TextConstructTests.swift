import Testing

@testable import FeedWriter

@Suite struct TextConstructTests {
    @Test(arguments: [
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>\n"), ("=", "="), ("\"", "\""), ("中", "中"),
    ])
    func `What means something else in HTML is found wherever it stands`(character: String, html: String) {
        for count in 0...40 {
            let (before, after) = (String(repeating: "a", count: count), String(repeating: "b", count: 40 - count))
            #expect(TextConstruct.text(before + character).html == before + html)
            #expect(TextConstruct.text(before + character + after).html == before + html + after)
        }
    }

    @Test func `Text becomes HTML that shows the same`() {
        #expect(TextConstruct.text("a < b && \"c\" > d\n中").html == "a &lt; b &amp;&amp; \"c\" &gt; d<br>\n中")
        #expect(TextConstruct.html("<p>&amp;</p>").html == "<p>&amp;</p>")
    }

    @Test(arguments: [
        ("<p>One <b>two</b></p>", "One two"), ("a &amp;&lt;&gt;&quot;&apos; b", "a &<>\"' b"),
        ("&#20013;&#x6587;&#X41;", "中文A"), ("2 < 3 && 4 > 3", "2 < 3 && 4 > 3"),
        ("&unknown; &; &#; &#xD800;", "&unknown; &; &#; &#xD800;"),
        ("a<!-- > <b> -->b", "ab"), ("<a title=\"x>y\" rel='>'>z</a>", "z"), ("open <b", "open"), ("x <!-- y", "x"),
        (" \n<p> inner </p>\t", "inner"), ("a&nbsp;b", "a\u{A0}b"), ("<", "<"), ("", ""), ("&amp;lt;", "&lt;"),
        ("I <3 RSS", "I <3 RSS"),
    ])
    func `HTML becomes text without its markup`(html: String, text: String) {
        #expect(TextConstruct.html(html).plainText == text)
    }

    @Test func `Plain text stays as it is`() {
        #expect(TextConstruct.text(" <b>&amp; ").plainText == " <b>&amp; ")
    }
}
