import Store
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [("zh", "zh-CN"), ("ZH", "zh-cn"), ("en", "en"), ("zh-Hans", "zh-Hans-CN")])
    func `A range takes its narrower tags`(range: String, tag: String) {
        #expect(LanguageTag.range(range, takes: tag))
    }

    @Test(arguments: [("zh-CN", "zh"), ("en", "eng"), ("e", "en")])
    func `A range takes neither wider tags nor those that merely begin alike`(range: String, tag: String) {
        #expect(!LanguageTag.range(range, takes: tag))
    }

    @Test func `No range takes an article without a language`() {
        #expect(!LanguageTag.range("zh", takes: nil))
    }

    @Test(arguments: [
        ("ZH-cn", "zh-CN"), ("zh-hans-cn", "zh-Hans-CN"), ("EN", "en"), ("en-x-AB", "en-x-ab"), ("es-419", "es-419"),
    ])
    func `A tag gets the case that BCP 47 recommends`(given: String, canonical: String) {
        #expect(LanguageTag.canonical(given) == canonical)
    }

    @Test(arguments: [
        "", "c", "12", "en_US", "en-", "en--US", "abcdefghi", "en-123456789", "中文",
        "zh" + String(repeating: "-ab", count: 33),
    ])
    func `What is no language tag is refused`(given: String) {
        #expect(LanguageTag.canonical(given) == nil)
    }
}
