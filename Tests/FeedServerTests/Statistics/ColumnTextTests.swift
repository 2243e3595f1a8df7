import Testing

@testable import FeedServer

@Suite struct ColumnTextTests {
    @Test(
        arguments: [
            ("", 0), ("abc", 3), ("手机", 4), ("ａ", 2), ("한글", 4), ("カナ", 4), ("é", 1), ("e\u{301}", 1), ("。", 2),
            ("…", 1), ("😀", 2), ("👨‍👩‍👧", 2), ("مرحبا", 5), ("\u{200D}", 0),
        ]
    )
    func `A text takes as many columns as a terminal gives it`(text: String, columns: Int) {
        #expect(ColumnText.width(of: text) == columns)
    }

    @Test(
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("手机阅读", 8, "手机阅读"), ("手机阅读", 7, "手机阅…"),
            ("手机阅读", 6, "手机…"), ("ab", 1, "…"),
        ]
    )
    func `A text is cut to the columns there are`(text: String, columns: Int, cut: String) {
        #expect(ColumnText.cut(text, to: columns) == cut)
    }

    @Test func `A text is filled up on the left or on the right`() {
        #expect(ColumnText.padded("手", to: 4) == "手  ")
        #expect(ColumnText.padded("手", to: 4, isRight: true) == "  手")
        #expect(ColumnText.padded("手机", to: 3) == "手机")
    }
}
