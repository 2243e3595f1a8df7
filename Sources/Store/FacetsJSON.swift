import Foundation

/// Facets as the change log keeps them: one JSON object, the same for the same facets.
struct FacetsJSON: Codable {
    private var categories: [String]?
    private var language: String?
    private var authors: [String]?
    private var source: String?

    /// The JSON of facets.
    ///
    /// Slugs, language tags and the slash between taxonomy and slug hold nothing that JSON escapes, so that the
    /// text is put together by hand: this is done for each article that is saved.
    static func encode(_ facets: ArticleFacets) -> String {
        var members: [String] = []
        if !facets.categories.isEmpty {
            members.append("\"categories\":" + list(facets.categories.map(\.name)))
        }
        if let language = facets.language { members.append("\"language\":\"\(language)\"") }
        if !facets.authors.isEmpty { members.append("\"authors\":" + list(facets.authors)) }
        if let source = facets.source { members.append("\"source\":\"\(source)\"") }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// The facets of a JSON text, or nil if it is none that `encode` wrote.
    static func decode(_ text: String) -> ArticleFacets? {
        guard let decoded = try? JSONDecoder().decode(FacetsJSON.self, from: Data(text.utf8)) else { return nil }
        var categories: [CategoryReference] = []
        for name in decoded.categories ?? [] {
            guard let category = CategoryReference(name: name) else { return nil }
            categories.append(category)
        }
        return ArticleFacets(
            categories: categories,
            language: decoded.language,
            authors: decoded.authors ?? [],
            source: decoded.source
        )
    }

    private static func list(_ values: [String]) -> String {
        "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}
