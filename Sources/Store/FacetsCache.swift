/// Reads facets out of rows of the change log, each text once: most rows repeat those before.
struct FacetsCache {
    private var decoded: [String: ArticleFacets] = [:]

    /// The facets of a JSON text, or nil if it is none.
    mutating func facets(_ text: String) -> ArticleFacets? {
        if let facets = decoded[text] { return facets }
        guard let facets = FacetsJSON.decode(text) else { return nil }
        if decoded.count >= 1000 { decoded = [:] }
        decoded[text] = facets
        return facets
    }
}
