import FeedWriter
import Store

/// Reads `select` of a feed.
enum SelectSection {
    /// What a feed holds, and whether readers may narrow that by the query of its address.
    struct Selection {
        var query = ArticleQuery()
        var takesQueries = false
    }

    static func read(_ node: ConfigurationNode, taxonomies: [String]) -> Selection {
        guard let object = ConfigurationObject(node, keys: .select) else { return Selection() }
        return Selection(
            query: query(object, taxonomies: taxonomies),
            takesQueries: object.optional("query")?.truth() ?? false
        )
    }

    private static func query(_ object: ConfigurationObject, taxonomies: [String]) -> ArticleQuery {
        ArticleQuery(
            taxonomy: object.optional("taxonomy")?.taxonomy(among: taxonomies),
            all: object.optional("all").map { categories($0, taxonomies: taxonomies) } ?? [],
            any: object.optional("any").map { categories($0, taxonomies: taxonomies) } ?? [],
            none: object.optional("none").map { categories($0, taxonomies: taxonomies) } ?? [],
            author: object.optional("author")?.slugOfName(),
            source: object.optional("source")?.slugOfName(),
            language: object.optional("language")?.languageTag(),
            text: object.optional("q")?.searchedWords()
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
