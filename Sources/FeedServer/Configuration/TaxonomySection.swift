import FeedWriter

/// Reads `taxonomies`.
enum TaxonomySection {
    private static let expected = "an object with a taxonomy for each key, at least one"

    static func read(_ root: ConfigurationObject) -> [Configuration.Taxonomy] {
        guard let node = root.required("taxonomies", expected: expected),
            let members = node.members(expected: expected)
        else { return [] }
        if members.isEmpty { node.report("is not \(expected)") }
        return members.compactMap { name, node in
            // A taxonomy's slug is a key, so its complaint shows the key and not the value.
            _ = node.checkedSlug(name)
            guard let object = ConfigurationObject(node, keys: .taxonomy) else { return nil }
            return Configuration.Taxonomy(
                slug: name,
                label: object.optional("label")?.localizedText(),
                categories: object.optional("categories").map { CategoriesSection.read($0) } ?? []
            )
        }
    }
}
