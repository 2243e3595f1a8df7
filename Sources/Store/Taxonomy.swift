/// A way of sorting articles, and how its categories hang together.
///
/// Labels are no business of the store: what a category is called depends on who reads.
public struct Taxonomy: Sendable, Hashable {
    /// The taxonomy's slug.
    public var slug: String
    /// For each category that has a parent, the slug of that parent; free of cycles.
    public var parents: [String: String]
    /// Slugs of every configured category.
    public var categories: [String]

    /// Makes a taxonomy.
    public init(slug: String, categories: [String] = [], parents: [String: String] = [:]) {
        self.slug = slug
        self.categories = categories
        self.parents = parents
    }
}
