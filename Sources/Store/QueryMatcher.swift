/// Says of rows of the change log whether they touch a query; each text of facets is read once, since most rows
/// repeat those before.
struct QueryMatcher {
    private let query: ArticleQuery
    private var answers: [String: Bool] = [:]

    /// A matcher for a query.
    init(_ query: ArticleQuery) {
        self.query = query
    }

    /// Whether the facets of a JSON text match; nil if it is none.
    mutating func matches(_ text: String) -> Bool? {
        if let answer = answers[text] { return answer }
        guard let facets = FacetsJSON.decode(text) else { return nil }
        if answers.count >= 10_000 { answers = [:] }
        let answer = facets.match(query)
        answers[text] = answer
        return answer
    }
}
