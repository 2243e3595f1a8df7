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
                categories: object.optional("categories").map { categories($0) } ?? []
            )
        }
    }

    private static func categories(_ node: ConfigurationNode) -> [Configuration.Category] {
        guard let elements = node.elements(expected: "an array of categories") else { return [] }
        var categories: [Configuration.Category] = []
        var placeBySlug = [String: Int](minimumCapacity: elements.count)
        var parents: [(category: Configuration.Category, node: ConfigurationNode)] = []
        categories.reserveCapacity(elements.count)
        for (place, element) in elements.enumerated() {
            guard let object = ConfigurationObject(element, keys: .category) else { continue }
            let slugNode = object.required("slug", expected: "the word for the category in addresses")
            let category = Configuration.Category(
                slug: slugNode?.slug() ?? "",
                label: object.optional("label")?.localizedText(),
                parent: object.optional("parent")?.slug()
            )
            if let slugNode, !category.slug.isEmpty {
                if let first = placeBySlug[category.slug] {
                    slugNode.report("is the slug of \(elements[first].keyPath) already")
                    continue
                }
                placeBySlug[category.slug] = place
            }
            if category.parent != nil, let parentNode = object.optional("parent") {
                parents.append((category, parentNode))
            }
            categories.append(category)
        }
        check(parents, slugs: placeBySlug)
        return categories
    }

    private static func check(
        _ parents: [(category: Configuration.Category, node: ConfigurationNode)],
        slugs: [String: Int]
    ) {
        let parentBySlug = Dictionary(
            parents.map { ($0.category.slug, $0.category.parent ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
        var inCircles: Set<String> = []
        var inNone = Set<String>(minimumCapacity: parents.count)
        for (category, node) in parents where !inCircles.contains(category.slug) {
            guard let parent = category.parent else { continue }
            guard slugs[parent] != nil else {
                node.report("is not the slug of a category of this taxonomy")
                continue
            }
            if inNone.contains(parent) || parentBySlug[parent] == nil {
                inNone.insert(category.slug)
            } else if let circle = Circle.from(category.slug, successors: parentBySlug, except: inNone) {
                inCircles.formUnion(circle)
                node.report("makes a circle: \(circle.joined(separator: " > "))")
            } else {
                inNone.insert(category.slug)
            }
        }
    }
}
