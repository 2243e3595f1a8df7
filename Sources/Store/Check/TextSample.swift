/// The articles, and of each the words, by which the index of words is held against what articles say: all of them would
/// take longer than the rest of a check.
enum TextSample {
    /// How many articles are looked at, about.
    static let articles: Int64 = 1000
    /// How many words of each are, at most.
    private static let words = 16

    /// Some of an article's terms, from all over them.
    static func some(of terms: [String]) -> [String] {
        stride(from: 0, to: terms.count, by: max(1, (terms.count + words - 1) / words)).map { terms[$0] }
    }

    /// Where something is wrong, and what.
    static func problem(with article: Article) -> (place: String, problem: String) {
        let isShown = article.state == .published
        let problem =
            isShown ? "the index of words does not have what it says" : "the index of words has it, and it is not shown"
        return ("article “\(article.id)”", problem)
    }
}
