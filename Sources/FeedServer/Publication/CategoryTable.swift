import Store

/// The categories of the configuration, and those that articles have brought.
///
/// Each has a number, by which what is made of thousands of them is kept in arrays: one table leads to them all.
struct CategoryTable: Sendable {
    /// The categories, those of the configuration first, in its order, then those that were brought.
    private(set) var references: [CategoryReference] = []
    /// How many of them the configuration has.
    private(set) var configuredCount = 0
    /// What the configuration calls them.
    private(set) var labels: [LocalizedText?] = []
    private var numbers: [String: [String: Int]] = [:]
    private var brought: [String: [Int]] = [:]
    private var configured: [String: Range<Int>] = [:]
    private var narrower = NarrowerCategories()

    /// Takes the categories of a configuration, and those that the store knows.
    init(_ taxonomies: [Configuration.Taxonomy], known: KnownValues) {
        let count = max(taxonomies.reduce(0) { $0 + $1.categories.count }, known.categories.count)
        references.reserveCapacity(count)
        labels.reserveCapacity(count)
        for taxonomy in taxonomies { add(taxonomy) }
        configuredCount = references.count
        add(known.categories)
        narrower = NarrowerCategories(references, parents: parents(taxonomies))
    }

    /// The numbers of the categories of a taxonomy: those of the configuration in its order, then the others by slug.
    func numbers(of taxonomy: String) -> [Int] { Array(configured[taxonomy] ?? 0..<0) + (brought[taxonomy] ?? []) }

    /// The number of a category; nil for one that is not known.
    func number(of category: CategoryReference) -> Int? { numbers[category.taxonomy]?[category.slug] }

    /// Whether a category is known.
    func contains(_ category: CategoryReference) -> Bool { number(of: category) != nil }

    /// The categories below some, sorted.
    func narrower(than categories: [CategoryReference]) -> [CategoryReference] {
        let lists = categories.map { number(of: $0).map(narrower(than:)) ?? [] }
        return lists.count == 1 ? lists[0] : Set(lists.joined()).sorted()
    }

    /// The categories below one, sorted.
    func narrower(than number: Int) -> [CategoryReference] { narrower[number].map { references[$0] } }

    private mutating func add(_ taxonomy: Configuration.Taxonomy) {
        let first = references.count
        var numbers = [String: Int](minimumCapacity: taxonomy.categories.count)
        for category in taxonomy.categories {
            numbers[category.slug] = references.count
            references.append(CategoryReference(taxonomy: taxonomy.slug, slug: category.slug))
            labels.append(category.label)
        }
        self.numbers[taxonomy.slug] = numbers
        configured[taxonomy.slug] = first..<references.count
    }

    /// Adds those that the configuration does not have.
    private mutating func add(_ known: [CategoryReference]) {
        // Those of one taxonomy stand together, so that the table of each is looked up once.
        var taxonomy = ""
        var slugs: [String: Int] = [:]
        var others: [CategoryReference] = []
        for category in known {
            if category.taxonomy != taxonomy {
                taxonomy = category.taxonomy
                slugs = numbers[taxonomy] ?? [:]
            }
            if slugs[category.slug] == nil { others.append(category) }
        }
        slugs = [:]
        for category in Set(others).sorted() {
            numbers[category.taxonomy, default: [:]][category.slug] = references.count
            brought[category.taxonomy, default: []].append(references.count)
            references.append(category)
            labels.append(nil)
        }
    }

    /// The number of each category's parent.
    private func parents(_ taxonomies: [Configuration.Taxonomy]) -> [Int?] {
        var parents = [Int?](repeating: nil, count: references.count)
        var number = 0
        for taxonomy in taxonomies {
            let numbers = numbers[taxonomy.slug] ?? [:]
            for category in taxonomy.categories {
                parents[number] = category.parent.flatMap { numbers[$0] }
                number += 1
            }
        }
        return parents
    }
}
