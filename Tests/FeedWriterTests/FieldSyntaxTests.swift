import Testing

@testable import FeedWriter

@Suite struct FieldSyntaxTests {
    @Test(arguments: ["en", "zh-CN", "zh-Hans-CN", "de-1996", "en-x-a", "sl-rozaj-biske"])
    func `A language tag is taken`(tag: String) {
        #expect(FieldSyntax.language(tag) == tag)
    }

    @Test(arguments: ["", "-", "e", "zh_CN", "en-", "-en", "en--US", "e1", "中文", "abcdefghi", "en-abcdefghi", "en "])
    func `What is no language tag is left out`(tag: String) {
        #expect(FieldSyntax.language(tag) == nil)
    }

    @Test(arguments: ["", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\n", "<a@b>", "a@b (c)", "a@b,c@d", "\u{FFFF}@b"])
    func `What is no e-mail address is left out`(address: String) {
        #expect(FieldSyntax.email(address) == nil)
        #expect(FieldSyntax.email("desk+feeds@example.com") == "desk+feeds@example.com")
    }

    @Test(arguments: [
        ("audio/mpeg", "audio/mpeg"), ("text/html; charset=utf-8", "text/html"), ("a/b;c", "a/b"), ("audio", nil),
        ("a/b/c", nil), ("/b", nil), ("a/", nil), ("", nil), ("a /b", nil), ("音/频", nil),
    ])
    func `A media type loses its parameters where there is no room for them`(value: String, expected: String?) {
        #expect(FieldSyntax.mediaTypeWithoutParameters(value) == expected)
        #expect(FieldSyntax.mediaType(value) == (expected == nil ? nil : value))
    }

    @Test(arguments: ["a/b; c=\"中\"", "a/b;\r", "a/b c", "a/b; \u{7F}", "a/b \u{0};c"])
    func `A media type loses parameters that are none`(value: String) {
        #expect(FieldSyntax.mediaType(value) == "a/b")
    }

    @Test(arguments: [
        (0.0, "0"), (61.5, "61.5"), (3_600, "3600"), (1e30, "1e+30"), (-1, nil), (.nan, nil), (.infinity, nil),
    ])
    func `A duration is written without needless digits`(value: Double, expected: String?) {
        #expect(FieldSyntax.decimal(value) == expected)
    }

    @Test func `A size is written unless it is negative`() {
        #expect(FieldSyntax.count(0) == "0")
        #expect(FieldSyntax.count(.max) == "9223372036854775807")
        #expect(FieldSyntax.count(-1) == nil)
    }
}
