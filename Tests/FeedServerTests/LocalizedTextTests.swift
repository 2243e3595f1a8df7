import Testing

@testable import FeedServer

@Suite struct LocalizedTextTests {
    private let text = LocalizedText(texts: ["zh": "手机", "en": "Mobile"])

    @Test func `The nearest wider language is taken, then the site's own`() {
        #expect(text.text(for: "zh-CN", fallback: "en") == "手机")
        #expect(text.text(for: "fr", fallback: "en") == "Mobile")
        #expect(text.text(for: nil, fallback: "de") == "Mobile")
    }

    /// A feed in `zh` had its articles in Chinese and all about them in English.
    @Test func `A feed in a wide language takes the text in a narrower one before another language`() {
        let text = LocalizedText(texts: ["zh-TW": "手機", "zh-CN": "手机", "en-GB": "Mobile", "zho": "?"])
        #expect(text.text(for: "zh", fallback: "en-GB") == "手机")
        #expect(text.text(for: "zh-HK", fallback: "en-GB") == "Mobile")
        #expect(text.text(for: "fr", fallback: "en") == "Mobile")
    }
}
