import Testing

@testable import FeedLinter

@Suite struct VocabularyTests {
    @Test func `Every line of every table can be read`() {
        #expect(VocabularyBook.shared.mistakes == [])
    }

    @Test func `Every rule has a name of its own`() {
        #expect(Set(LintRule.all.map(\.name)).count == LintRule.all.count)
    }
}
