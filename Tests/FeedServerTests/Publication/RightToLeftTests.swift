import Testing

@testable import FeedServer

@Suite struct RightToLeftTests {
    @Test(arguments: [
        ("ar", true), ("AR-EG", true), ("he", true), ("fa-IR", true), ("ug-Arab", true), ("az-Arab", true),
        ("pa-Arab-PK", true), ("ug-Latn", false), ("en", false), ("zh-CN", false), ("sr-Latn-RS", false), ("", false),
        ("de-1996", false),
    ])
    func `Languages are told by their script, else by themselves`(language: String, isRightToLeft: Bool) {
        #expect(RightToLeft.isWritten(language) == isRightToLeft)
    }

    @Test(arguments: [
        ("<p>سلام</p>", "fa", "<div dir=\"rtl\" lang=\"fa\"><p>سلام</p></div>"), ("<p>Hello</p>", "en", "<p>Hello</p>"),
        ("<p>سلام</p>", "ar-\"><script>", "<p>سلام</p>"),
        ("<div dir=\"rtl\"><p>שלום</p></div>", "he", "<div dir=\"rtl\"><p>שלום</p></div>"), ("", "ar", ""),
    ])
    func `Content that is written from right to left says so once`(html: String, language: String, expected: String) {
        #expect(RightToLeft.marked(html, language: language) == expected)
        #expect(RightToLeft.marked(expected, language: language) == expected)
    }
}
