/// Which published articles a feed holds.
///
/// Every condition that is set must hold. A category contains its descendants; a language contains its narrower
/// tags (RFC 4647 §3.3.1 basic filtering: `zh` takes `zh-CN`).
public struct ArticleQuery: Sendable, Hashable {
    /// Articles in any category of this taxonomy.
    public var taxonomy: String?
    /// Articles that are in every one of these.
    public var all: [CategoryReference]
    /// Articles that are in at least one of these, unless it is empty.
    public var any: [CategoryReference]
    /// Articles that are in none of these.
    public var none: [CategoryReference]
    /// Articles with an author (role `author`) whose name makes this slug.
    public var author: String?
    /// Articles that came from the publication whose name makes this slug.
    public var source: String?
    /// Articles in this language or a narrower one.
    public var language: String?
    /// Articles in which all of these words are found; text without any is no condition.
    public var text: String?

    /// Makes a query; without conditions it is every published article.
    public init(
        taxonomy: String? = nil,
        all: [CategoryReference] = [],
        any: [CategoryReference] = [],
        none: [CategoryReference] = [],
        author: String? = nil,
        source: String? = nil,
        language: String? = nil,
        text: String? = nil
    ) {
        self.taxonomy = taxonomy
        self.all = all
        self.any = any
        self.none = none
        self.author = author
        self.source = source
        self.language = language
        self.text = text
    }

    /// The words and runs of characters that a text asks for.
    ///
    /// They are folded, each is there once, and they are in the order of their bytes, so that two texts for which they are
    /// the same ask the same. Empty if there is nothing in a text to search for.
    public static func words(_ text: String) -> [String] {
        Set(SearchText(text).runs.map(\.text)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether every article that has a word of `words` has another one too, as text without blanks has each of its parts.
    public static func isFound(_ word: String, wherever other: String) -> Bool {
        guard let wanted = SearchTerms.wanted(word) else { return false }
        return wanted.matches(Set(SearchText(other).runs.flatMap(SearchTerms.terms)))
    }

    /// What the text asks for; nil if there is none, or nothing in it to search for.
    var wanted: SearchTerms.Wanted? { text.flatMap(SearchTerms.wanted) }
}
