import FeedWriter
import Store

/// Finds the category that a tag means.
struct CategoryResolution: Sendable {
    private let defaultTaxonomy: String
    private let taxonomies: [String: Configuration.Taxonomy]

    /// Takes the taxonomies of a configuration.
    init(configuration: Configuration) {
        defaultTaxonomy = configuration.site.defaultTaxonomy
        taxonomies = Dictionary(configuration.taxonomies.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The categories that an entry's name, each once, in the order given.
    func references(of categories: [Category], _ notes: inout [String]) -> [CategoryReference] {
        var references: [CategoryReference] = []
        for category in categories {
            guard let reference = reference(of: category) else {
                notes.append("tags: \(QuotedText.quoted(category.term)) dropped, it holds no letter or digit")
                continue
            }
            if !references.contains(reference) { references.append(reference) }
        }
        return references
    }

    /// The category that a tag `taxonomy/slug`, or a label, means; nil if no slug can be made of it.
    func reference(of tag: String) -> CategoryReference? {
        let parts = tag.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        if parts.count == 2, taxonomies[parts[0]] != nil {
            return Slug.make(from: parts[1]).map { CategoryReference(taxonomy: parts[0], slug: $0) }
        }
        return Slug.make(from: tag).map { CategoryReference(taxonomy: defaultTaxonomy, slug: $0) }
    }

    /// A category with a scheme that ends in the name of a taxonomy of ours is one of that taxonomy, by its slug or by
    /// one of its labels, so that our own feeds can be read back.
    private func reference(of category: Category) -> CategoryReference? {
        guard let scheme = category.scheme, let name = scheme.split(whereSeparator: { "/:#".contains($0) }).last,
            let taxonomy = taxonomies[String(name)]
        else {
            return reference(of: category.term)
        }
        let labelled = taxonomy.categories.first { $0.label?.texts.values.contains(category.term) == true }
        return (labelled?.slug ?? Slug.make(from: category.term))
            .map { CategoryReference(taxonomy: taxonomy.slug, slug: $0) }
    }
}
