import Testing

@testable import FeedServer

@Suite struct PlaceholderTextTests {
    private static func filled(_ text: String) -> String {
        PlaceholderText(text).filled { "<\($0.rawValue)>" }
    }

    @Test func `Every placeholder becomes its value, and nothing else is touched`() {
        #expect(Self.filled("/feeds/all") == "/feeds/all")
        #expect(Self.filled("/{language}/头条/{taxonomy}/{category}") == "/<language>/头条/<taxonomy>/<category>")
        #expect(Self.filled("{author}") == "<author>")
        #expect(Self.filled("") == "")
    }

    @Test func `Braces around anything else stay`() {
        #expect(Self.filled("/{}/{month}/{author}/{") == "/{}/{month}/<author>/{")
        #expect(Self.filled("}/{category") == "}/{category")
    }

    @Test func `A value that looks like a placeholder is a value`() {
        #expect(PlaceholderText("/{taxonomy}/{category}").filled { _ in "{author}" } == "/{author}/{author}")
    }
}
