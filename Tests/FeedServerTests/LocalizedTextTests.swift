import Testing

@testable import FeedServer

@Suite struct LocalizedTextTests {
    private let text = LocalizedText(texts: ["zh": "手机", "en": "Mobile"])

    @Test func `The nearest wider language is taken, then the site's own`() {
        #expect(text.text(for: "zh-CN", fallback: "en") == "手机")
        #expect(text.text(for: "fr", fallback: "en") == "Mobile")
        #expect(text.text(for: nil, fallback: "de") == "Mobile")
    }
}
