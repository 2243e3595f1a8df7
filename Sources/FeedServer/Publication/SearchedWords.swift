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

    /// The words, folded, each once, in the order of their bytes, with blanks between them.
    let text: String

    /// Takes the words out of a text.
    init(_ text: String) throws(Problem) {
        let words = ArticleQuery.words(text)
        guard !words.isEmpty else { throw .none }
        self.text = words.joined(separator: " ")
        guard words.count <= Self.mostWords, self.text.unicodeScalars.count <= Self.mostCharacters else {
            throw .tooMany
        }
    }
}
