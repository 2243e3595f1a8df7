import GRDB

extension FacetsCache {
    /// The facets in a column, or nil for NULL.
    mutating func facets(_ row: Row, _ index: Int) throws -> ArticleFacets? {
        guard let text = try row.text(index) else { return nil }
        guard let facets = facets(text) else { throw row.malformed(index) }
        return facets
    }
}

extension QueryMatcher {
    /// Whether the facets in a column match; those of an article that was not shown do not.
    mutating func matches(_ row: Row, _ index: Int) throws -> Bool {
        guard let text = try row.text(index) else { return false }
        guard let answer = matches(text) else { throw row.malformed(index) }
        return answer
    }
}
