/// Names a category: a taxonomy and a slug within it.
public struct CategoryReference: Sendable, Hashable, Comparable {
    /// The taxonomy's slug.
    public var taxonomy: String
    /// The category's slug within the taxonomy.
    public var slug: String

    /// Makes a reference.
    public init(taxonomy: String, slug: String) {
        self.taxonomy = taxonomy
        self.slug = slug
    }

    /// Orders by taxonomy, then by slug, by Unicode scalars.
    public static func < (left: CategoryReference, right: CategoryReference) -> Bool {
        (left.taxonomy, left.slug) < (right.taxonomy, right.slug)
    }
}
