import Testing

@testable import Store

@Suite struct SearchTermsTests {
    private static func terms(_ text: String) -> [String] {
        SearchTerms.terms(of: Article(id: "a", title: text))
    }

    @Test(arguments: [
        ("Phones fold again & again", "again fold phones"), ("折叠手机", "折叠 叠手 手机 折 叠 手 机"),
        ("iPhone17手机", "iphone17 手机 手 机"), ("ＡＢＣ１２", "abc12"), ("Café ÉCOLE naïve", "cafe ecole naive"),
        ("Ещё", "еще"), ("がっこう", "がっ っこ こう が っ こ う"), ("한국어", "한국 국어 한 국 어"),
        ("don’t 3.5", "don t 3 5"), ("…—！", ""), ("नमस्ते", "नमस्ते"), ("ﬁn", "fin"), ("㎏", "kg"),
    ])
    func `Words are folded, text without blanks is cut into pairs and single characters`(
        text: String,
        terms: String
    ) {
        #expect(Set(Self.terms(text)) == Set(terms.split(separator: " ").map(String.init)))
    }

    @Test(arguments: [
        ("折叠 Phone", ["phone", "折叠"]), ("手", ["手"]), ("折叠手机", ["叠手", "手机", "折叠"]), ("手 手机", ["手", "手机"]),
    ])
    func `A query asks for words and pairs, and for one character where it stands alone`(text: String, terms: [String])
    {
        #expect(SearchTerms.wanted(text)?.terms == terms.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func `Nothing can be searched for without a letter or digit`() {
        #expect(SearchTerms.wanted(" …!? ") == nil)
    }

    @Test(arguments: [
        ("<p>One</p><p>two</p>", " One  two "), ("fo<b>ld</b>able", "foldable"), ("a<br>b", "a b"),
        ("A &amp; B&nbsp;C &#x6298;&#21472;", "A & B C 折叠"), ("<a title=\"x > y\">z</a>", "z"),
        ("a<!-- b > c -->d", "a d"), ("1 < 2", "1  "), ("&unknown;x", " x"), ("&", " "), ("<", " "), ("x<!--", "x "),
    ])
    func `Markup is left out, letters within a line stay together`(markup: String, text: String) {
        #expect(MarkupText.text(markup) == text)
    }

    @Test func `An article has no more terms than databases take, those of its title first`() {
        let content = (0..<30_000).map { "word\($0)" }.joined(separator: " ")
        let terms = SearchTerms.terms(of: Article(id: "a", title: "zebra", contentText: content))
        #expect(terms.count == SearchTerms.mostTerms)
        #expect(terms.contains("zebra"))
        let long = (0..<30_000).map { "\($0)" + String(repeating: "字", count: 39) }.joined(separator: " ")
        let bytes = SearchTerms.terms(of: Article(id: "a", contentText: long)).reduce(0) { $0 + $1.utf8.count }
        #expect(bytes < SearchTerms.mostBytes + 200)
        let word = String(repeating: "a", count: 1000)
        #expect(SearchTerms.terms(of: Article(id: "a", title: word)) == [String(repeating: "a", count: 40)])
    }

    @Test(arguments: ["折叠手机上市", "Foldable phones, 折叠屏, ひらがな and café"])
    func `Whatever part of a text is asked for is found in it`(text: String) {
        let terms = Set(Self.terms(text))
        let scalars = Array(text.unicodeScalars)
        for start in scalars.indices {
            for end in start..<scalars.count {
                let part = String(String.UnicodeScalarView(scalars[start...end]))
                guard let wanted = SearchTerms.wanted(part), SearchText(part).runs.allSatisfy(\.isUnspaced) else {
                    continue
                }
                #expect(wanted.matches(terms), "\(part)")
            }
        }
    }
}
