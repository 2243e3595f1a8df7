import Store
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Mobile", "mobile"), ("3D Printing", "3d-printing"), ("手机", "手机"), ("  a / b  ", "a-b"), ("..%2e", "2e"),
        ("../../etc/passwd", "etc-passwd"), ("Cafe\u{301}", "café"), ("a\u{0}b", "a-b"), ("图:片", "图-片"),
        ("\n\u{301}a", "a"), ("a!\n\u{301}b", "a-b"), ("a \u{E33}", "a-\u{E33}"), ("می\u{200C}خواهم", "می-خواهم"),
        ("a/\u{301}/b", "a-b"),
    ])
    func `A label becomes letters, digits and hyphens`(label: String, slug: String) {
        #expect(Slug.make(from: label) == slug)
    }

    @Test(arguments: ["", " ", "...", "///", "🎉"])
    func `A label without letter or digit has no slug`(label: String) {
        #expect(Slug.make(from: label) == nil)
    }

    @Test func `A slug is cut at a character to 100 bytes`() {
        #expect(Slug.make(from: String(repeating: "机", count: 50)) == String(repeating: "机", count: 33))
    }

    @Test(arguments: [
        "\n\u{301}a", "a!\n\u{301}b", "a \u{E33}", "\u{E33}", "\u{E33}-", "-\u{E33}", "\u{D4E}.a", "İstanbul", "ΌΣΟΣ",
        "ᄀ!ᅡ", "क्\u{200D}ष", "①②", "ﬁ", String(repeating: "कि", count: 40),
    ])
    func `The slug of a label is a slug`(label: String) throws {
        let slug = try #require(Slug.make(from: label))
        #expect(Slug.isValid(slug), "\(slug)")
    }

    @Test(arguments: [
        "mobile", "a--b", "a_b.c", "_a", "9", "a.", "a-b", "手机", "café", ".a", "-a", "a-", "A", "a b", "", "-", "…",
        "cafe\u{301}", "a/b",
    ])
    func `A slug is what making a slug of it leaves as it is`(candidate: String) {
        let bytes = Slug.make(from: candidate).map { Array($0.utf8) }
        #expect(Slug.isValid(candidate) == (bytes == Array(candidate.utf8)))
    }
}
