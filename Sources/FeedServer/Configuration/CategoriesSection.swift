import FeedWriter
import Store

/// Reads `categories` of a taxonomy.
struct CategoriesSection {
    private let elements: ConfigurationElements
    private var categories: [Configuration.Category] = []
    /// The element that each category was read from.
    private var places: [Int] = []
    /// Each category by its slug.
    private var indexBySlug: [String: Int]

    /// The categories in the order of the file.
    static func read(_ node: ConfigurationNode) -> [Configuration.Category] {
        guard let elements = node.manyElements(expected: "an array of categories") else { return [] }
        var section = CategoriesSection(elements)
        section.readCategories()
        section.checkParents()
        return section.categories
    }

    private init(_ elements: ConfigurationElements) {
        self.elements = elements
        categories.reserveCapacity(elements.count)
        places.reserveCapacity(elements.count)
        indexBySlug = [String: Int](minimumCapacity: elements.count)
    }

    private mutating func readCategories() {
        for (place, value) in elements.values.enumerated() {
            guard let category = Self.plain(value) ?? Self.category(elements[place]) else { continue }
            if !category.slug.isEmpty, let first = Self.take(&indexBySlug[category.slug], categories.count) {
                elements[place].member("slug")?.report("is the slug of \(elements[places[first]].keyPath) already")
                continue
            }
            categories.append(category)
            places.append(place)
        }
    }

    /// Fills a place of a table that is free, which is looked for once; what it holds otherwise.
    private static func take(_ place: inout Int?, _ index: Int) -> Int? {
        if let place { return place }
        place = index
        return nil
    }

    /// A category that is as most are: texts alone, each a slug or a label; nil for any other.
    ///
    /// Reports nothing, and so needs to know of no value where it stands.
    private static func plain(_ value: JSONValue) -> Configuration.Category? {
        guard case .object(let members) = value else { return nil }
        var slug: String?
        var label: String?
        var parent: String?
        for member in members {
            guard case .string(let text) = member.value, !text.isEmpty else { return nil }
            switch member.name {
            case "slug" where slug == nil && Slug.isValid(text): slug = text
            case "label" where label == nil: label = text
            case "parent" where parent == nil && Slug.isValid(text): parent = text
            default: return nil
            }
        }
        return slug.map { Configuration.Category(slug: $0, label: label.map { LocalizedText($0) }, parent: parent) }
    }

    /// Any category, whatever is wrong with it being reported; nil where it is no object.
    private static func category(_ node: ConfigurationNode) -> Configuration.Category? {
        guard let object = ConfigurationObject(node, keys: .category) else { return nil }
        return Configuration.Category(
            slug: object.required("slug", expected: "the word for the category in addresses")?.slug() ?? "",
            label: object.optional("label")?.localizedText(),
            parent: object.optional("parent")?.slug()
        )
    }

    /// Reports parents that are no categories, or make circles.
    private func checkParents() {
        let parents = categories.map { category in category.parent.flatMap { indexBySlug[$0] } }
        var circles = ParentCircles(parents: parents)
        for (index, category) in categories.enumerated() where category.parent != nil {
            if parents[index] == nil {
                elements[places[index]].member("parent")?.report("is not the slug of a category of this taxonomy")
            } else if let circle = circles.circle(from: index) {
                let names = circle.map { categories[$0].slug }
                elements[places[index]].member("parent")?.report("makes a circle: \(names.joined(separator: " > "))")
            }
        }
    }
}
