import GRDB

/// Reads facets out of rows of the change log, each text once: most rows repeat those before.
struct FacetsCache {
    private var decoded: [String: ArticleFacets] = [:]

    /// The facets in a column, or nil for NULL.
    mutating func facets(_ row: Row, _ index: Int) throws -> ArticleFacets? {
        guard let text = try row.text(index) else { return nil }
        if let facets = decoded[text] { return facets }
        guard let facets = FacetsJSON.decode(text) else { throw row.malformed(index) }
        if decoded.count >= 1000 { decoded = [:] }
        decoded[text] = facets
        return facets
    }
}
