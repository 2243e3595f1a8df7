import FeedReader
import Testing

@Suite struct HTMLPlainTextTests {
    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\nTwo"), ("a<br>b", "a\nb"), ("  a \n b  ", "a b"), ("<b>a</b>b", "ab"),
        ("<ul><li>a<li>b</ul>c", "a\nb\nc"), ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("<script>x</script><style>y</style>z", "z"), ("AT&amp;T &lt;b&gt; &hellip;", "AT&T <b> …"),
        ("a < b & c", "a < b & c"), ("<p>\u{3000}\u{3000}今天。</p>", "今天。"), ("", ""), ("<p></p><br>", ""),
        ("<p>汉<ruby>字<rt>zì</rt></ruby></p>", "汉字zì"), ("10&nbsp;km", "10\u{A0}km"),
        ("<!-- x -->Title <em>of</em> it", "Title of it"),
    ])
    func `The text of HTML has its blocks on lines`(html: String, expected: String) {
        #expect(PlainText.make(fromHTML: html) == expected)
    }

    @Test(arguments: [
        ("<p>Short.</p>", 10, "Short."), ("<p>One</p><p>Two</p>", 10, "One Two"),
        ("First sentence. Second one goes on", 24, "First sentence.…"), ("One two three four five", 12, "One two…"),
        ("煤炭供应平稳。气价上涨,需要保障。", 10, "煤炭供应平稳。…"), ("今天天气很好我们去公园", 6, "今天天气很…"),
        ("Version 3.14 is out today", 13, "Version 3.14…"), ("abcdefghijkl", 5, "abcd…"), ("abc", 0, ""),
        ("abc", 1, "…"),
        ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("abc", 3, "abc"),
    ])
    func `A summary ends at a sentence, a word or a character`(html: String, maximum: Int, expected: String) {
        let summary = PlainText.summary(fromHTML: html, maximumCharacters: maximum)
        #expect(summary == expected)
        #expect(summary.count <= maximum)
    }
}
