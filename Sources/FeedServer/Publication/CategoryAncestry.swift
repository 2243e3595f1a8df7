import Store

/// Which categories contain which, as the configuration has it.
struct CategoryAncestry: Sendable {
    private var parents: [CategoryReference: CategoryReference] = [:]

    /// Takes the parents that taxonomies name; the reader of the configuration has seen to it that none is its own ancestor.
    init(_ taxonomies: [Configuration.Taxonomy]) {
        for taxonomy in taxonomies {
            for category in taxonomy.categories {
                guard let parent = category.parent else { continue }
                parents[CategoryReference(taxonomy: taxonomy.slug, slug: category.slug)] =
                    CategoryReference(taxonomy: taxonomy.slug, slug: parent)
            }
        }
    }

    /// Whether a category is another or below it.
    func contains(_ category: CategoryReference, in other: CategoryReference) -> Bool {
        var next: CategoryReference? = category
        // A cycle would be as long as the table at most.
        for _ in 0...parents.count {
            guard let category = next else { return false }
            if category == other { return true }
            next = parents[category]
        }
        return false
    }
}
