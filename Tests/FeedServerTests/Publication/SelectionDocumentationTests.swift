import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Holds `docs/selection.md` against what is done.
@Suite struct SelectionDocumentationTests {
    private static func text() throws -> String {
        try String(contentsOf: Repository.root.appending(path: "docs/selection.md"), encoding: .utf8)
    }

    @Test func `Each example leads to the address that stands beside it`() throws {
        let examples = try Self.text().split(separator: "\n")
            .filter { $0.hasPrefix("| `?") }
            .map { $0.split(separator: "`", omittingEmptySubsequences: false).map(String.init) }
        #expect(examples.count >= 5)
        for example in examples {
            let parts = [example[1], example[3]].map { String($0.dropFirst()) }
            #expect(try SelectionRulesTests.spelling(parts[0]) == parts[1])
        }
    }

    @Test func `Every key and every limit is named`() throws {
        let text = try Self.text()
        for key in SelectionAddress.Key.allCases { #expect(text.contains("| `\(key.rawValue)` |")) }
        #expect(text.contains("At most \(SelectionRules.mostCategories) categories"))
        #expect(text.contains("\(SearchedWords.mostWords) words and \(SearchedWords.mostCharacters) characters"))
        #expect(text.contains("the newest 20,000 are looked at") && SearchAnswer.mostRows == 20_000)
        #expect(text.contains("at most 2,000 documents") && LivePublication.mostSelections == 2000)
        #expect(text.contains("at most 2 are made at once") && LivePublication.selectionsAtOnce == 2)
        #expect(text.contains("14 more wait") && DocumentCache.mostStrangers == 16)
    }
}
