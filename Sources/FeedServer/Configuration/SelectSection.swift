import FeedWriter
import Store

/// Reads `select` of a feed.
enum SelectSection {
    static func read(_ node: ConfigurationNode, taxonomies: [String]) -> ArticleQuery {
        guard let object = ConfigurationObject(node, keys: .select) else { return ArticleQuery() }
        return ArticleQuery(
            taxonomy: object.optional("taxonomy")?.taxonomy(among: taxonomies),
            all: object.optional("all").map { categories($0, taxonomies: taxonomies) } ?? [],
            any: object.optional("any").map { categories($0, taxonomies: taxonomies) } ?? [],
            none: object.optional("none").map { categories($0, taxonomies: taxonomies) } ?? [],
            author: object.optional("author")?.slugOfName(),
            source: object.optional("source")?.slugOfName(),
            language: object.optional("language")?.languageTag()
        )
    }

    /// Categories by `taxonomy/slug`; the taxonomy must be configured, the category may come with an article.
    private static func categories(_ node: ConfigurationNode, taxonomies: [String]) -> [CategoryReference] {
        let expected = "an array of categories such as [\"\(taxonomies.first ?? "taxonomy")/mobile\"]"
        guard let elements = node.elements(expected: expected) else { return [] }
        return elements.compactMap { element in
            guard let category = element.value.string.flatMap(CategoryReference.init(name:)) else {
                element.report(
                    "is not a category as taxonomy/slug, such as \"\(taxonomies.first ?? "taxonomy")/mobile\""
                )
                return nil
            }
            guard taxonomies.contains(category.taxonomy) else {
                let configured = taxonomies.map { "\"\($0)\"" }.joined(separator: ", ")
                element.report("is not of a configured taxonomy; there are \(configured)")
                return nil
            }
            return element.checkedSlug(category.slug) == nil ? nil : category
        }
    }
}
