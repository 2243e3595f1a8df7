import Store

/// Words to search for, in the one form that feeds have them in.
struct SearchedWords: Sendable, Hashable {
    /// The most words that are taken.
    static let mostWords = 10
    /// The most characters that these have together.
    static let mostCharacters = 100

    /// Why a text is not taken.
    enum Problem: Error {
        /// There is nothing in it to search for.
        case none
        /// There are more words or characters than are taken.
        case tooMany
    }

    /// The words, folded, each once, in the order of their bytes, with blanks between them; those are left out that are found
    /// wherever another is.
    let text: String

    /// Takes the words out of a text.
    init(_ text: String) throws(Problem) {
        let words = Self.withoutImplied(ArticleQuery.words(text))
        guard !words.isEmpty else { throw .none }
        self.text = words.joined(separator: " ")
        guard words.count <= Self.mostWords, self.text.unicodeScalars.count <= Self.mostCharacters else {
            throw .tooMany
        }
    }

    /// Where two imply each other, the first of them stays.
    private static func withoutImplied(_ words: [String]) -> [String] {
        words.enumerated()
            .filter { place, word in
                !words.enumerated()
                    .contains { otherPlace, other in
                        otherPlace != place && ArticleQuery.isFound(word, wherever: other)
                            && (otherPlace < place || !ArticleQuery.isFound(other, wherever: word))
                    }
            }
            .map(\.element)
    }
}
