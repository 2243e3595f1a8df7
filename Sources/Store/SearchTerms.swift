/// The terms by which articles are found: a word is one; text without blanks is cut into overlapping pairs of characters,
/// since where its words end cannot be told, and most words of Chinese have two.
///
/// Each character of such text is a term too, for searches for one alone: to look for the pairs that begin with it would
/// take as long as there are many. What is found must have every term; that they stand side by side is not asked.
enum SearchTerms {
    /// Raised whenever the same text makes other terms: an index of another version is made anew.
    static let version: Int64 = 1
    /// The most terms of one article, those of title and summary first.
    static let mostTerms = 20_000
    /// How many articles are taken apart at most for a selection that is registered, for which other writers wait: where there
    /// are more to be looked at, they are taken into an index before.
    static let mostRead = 10_000
    /// How many articles are taken into an index in one transaction, for which other writers wait.
    static let batch = 200
    /// The most bytes that these have together: databases have limits.
    static let mostBytes = 500_000

    /// What a query asks for.
    struct Wanted: Sendable, Hashable {
        /// All of which an article must have, sorted, each once; never empty.
        var terms: [String]
    }

    /// The terms of an article, sorted, each once: of its title, its summary and the text of its content.
    static func terms(of article: Article) -> [String] {
        var found = Set<String>()
        var bytes = 0
        let content = article.contentHTML.map(MarkupText.text) ?? article.contentText
        for text in [article.title, article.summary, content].compactMap(\.self) {
            for run in SearchText(text).runs {
                for term in terms(of: run) where found.insert(term).inserted {
                    bytes += term.utf8.count
                    if found.count >= mostTerms || bytes >= mostBytes { return sorted(found) }
                }
            }
        }
        return sorted(found)
    }

    /// What the text of a query asks for; nil if there is nothing in it to search for.
    static func wanted(_ text: String) -> Wanted? {
        var found = Set<String>()
        for run in SearchText(text).runs {
            let pairs = pairs(of: run)
            if pairs.isEmpty { found.insert(run.text) } else { found.formUnion(pairs) }
        }
        return found.isEmpty ? nil : Wanted(terms: sorted(found))
    }

    /// The terms of text that is all of one kind.
    static func terms(of run: SearchText.Run) -> [String] {
        guard run.isUnspaced else { return [run.text] }
        return pairs(of: run) + run.text.unicodeScalars.map { String($0) }
    }

    /// The pairs of characters that stand beside each other in text without blanks.
    private static func pairs(of run: SearchText.Run) -> [String] {
        guard run.isUnspaced else { return [] }
        return zip(run.text.unicodeScalars, run.text.unicodeScalars.dropFirst())
            .map { String(String.UnicodeScalarView([$0, $1])) }
    }

    private static func sorted(_ terms: Set<String>) -> [String] {
        terms.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension SearchTerms.Wanted {
    /// Whether an article with these terms has all that is asked for.
    func matches(_ terms: Set<String>) -> Bool { self.terms.allSatisfy(terms.contains) }
}
