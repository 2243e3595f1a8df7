import Foundation

/// Queries as a store keeps them: one JSON object, the same for queries that ask the same.
struct QueryJSON: Codable {
    private var taxonomy: String?
    private var all: [String]?
    private var any: [String]?
    private var none: [String]?
    private var author: String?
    private var source: String?
    private var language: String?
    /// The terms that the text asks for, with blanks between them.
    private var terms: String?
    /// The version of these: what holds an article by another is another selection.
    private var termsVersion: Int64?

    /// The JSON of a query.
    static func encode(_ query: ArticleQuery) -> String {
        func names(_ categories: [CategoryReference]) -> [String]? {
            categories.isEmpty ? nil : Set(categories).sorted().map(\.name)
        }
        let wanted = query.wanted
        let object = QueryJSON(
            taxonomy: query.taxonomy,
            all: names(query.all),
            any: names(query.any),
            none: names(query.none),
            author: query.author,
            source: query.source,
            language: query.language?.lowercased(),
            terms: wanted?.terms.joined(separator: " "),
            termsVersion: wanted.map { _ in SearchTerms.version }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and arrays of them can always be encoded.
        return (try? encoder.encode(object)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The query of a JSON text, or nil if it is none that `encode` wrote.
    static func decode(_ text: String) -> ArticleQuery? {
        guard let object = try? JSONDecoder().decode(QueryJSON.self, from: Data(text.utf8)) else { return nil }
        func categories(_ names: [String]?) -> [CategoryReference] {
            (names ?? []).compactMap { CategoryReference(name: $0) }
        }
        return ArticleQuery(
            taxonomy: object.taxonomy,
            all: categories(object.all),
            any: categories(object.any),
            none: categories(object.none),
            author: object.author,
            source: object.source,
            language: object.language,
            text: object.terms
        )
    }
}
