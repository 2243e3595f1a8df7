/// How categories hang together: for each, those that contain it.
struct CategoryHierarchy: Sendable, Equatable {
    /// The parent of each category that has one.
    private(set) var parents: [CategoryReference: CategoryReference] = [:]

    /// A hierarchy in which no category has a parent.
    init() {}

    /// The hierarchy of some taxonomies.
    init(_ taxonomies: [Taxonomy]) {
        for taxonomy in taxonomies {
            for (slug, parent) in taxonomy.parents {
                insert(CategoryReference(taxonomy: taxonomy.slug, slug: slug), under: parent)
            }
        }
    }

    /// Puts a category under another of its taxonomy.
    mutating func insert(_ category: CategoryReference, under parent: String) {
        parents[category] = CategoryReference(taxonomy: category.taxonomy, slug: parent)
    }

    /// The categories and all that contain them, each once, sorted; a cycle ends where it began.
    func closure(of categories: [CategoryReference]) -> [CategoryReference] {
        var found = Set<CategoryReference>()
        for category in categories {
            var next: CategoryReference? = category
            while let category = next, found.insert(category).inserted { next = parents[category] }
        }
        return found.sorted()
    }
}
