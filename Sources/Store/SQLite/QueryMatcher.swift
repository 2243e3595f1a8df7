import GRDB

/// Says of rows of the change log whether they touch a query; each text of facets is read once, since most rows
/// repeat those before.
struct QueryMatcher {
    private let query: ArticleQuery
    private var answers: [String: Bool] = [:]

    /// A matcher for a query.
    init(_ query: ArticleQuery) {
        self.query = query
    }

    /// Whether the facets in a column match; those of an article that was not shown do not.
    mutating func matches(_ row: Row, _ index: Int) throws -> Bool {
        guard let text = try row.text(index) else { return false }
        if let answer = answers[text] { return answer }
        guard let facets = FacetsJSON.decode(text) else { throw row.malformed(index) }
        if answers.count >= 10_000 { answers = [:] }
        let answer = facets.match(query)
        answers[text] = answer
        return answer
    }
}
