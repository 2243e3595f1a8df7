import Store

/// Every feed there is: from a path to its definition, and from a change to the feeds that it touches.
struct FeedCatalogue: Sendable {
    /// The feeds in the order of the configuration, those of one template by path.
    let definitions: [FeedDefinition]
    /// The digests of the feeds, in the same order: to make one takes a while, and each is asked for again and again.
    let digests: [String]
    /// What the paths were made from.
    let known: KnownValues
    /// The categories of the configuration, and those that articles have brought.
    let knownCategories: Set<CategoryReference>
    /// What they are called.
    let labels: CategoryLabels
    private let indexByPath: [String: Int]
    private let byCategory: [CategoryReference: [Int]]
    private let byAuthor: [String: [Int]]
    private let others: [Int]
    private let knownAuthors: Set<String>
    private let knownLanguages: Set<String>
    /// Whether there is a feed for each author, or readers may choose one.
    private let hasFeedsOfAuthors: Bool
    /// Whether there are feeds for each language, or readers may choose one.
    private let hasFeedsOfLanguages: Bool

    /// Makes the feeds of a configuration for what articles are known to have.
    init(configuration: Configuration, known: KnownValues) {
        self.known = known
        labels = CategoryLabels(configuration: configuration)
        knownCategories = Self.categories(of: configuration, and: known)
        knownAuthors = Set(known.authors.map(\.slug))
        knownLanguages = Set(known.languages)
        hasFeedsOfAuthors = configuration.feeds.contains { $0.path.contains("{author}") || $0.takesQueries }
        hasFeedsOfLanguages = configuration.feeds.contains { $0.path.contains("{language}") || $0.takesQueries }
        let expansion = TemplateExpansion(configuration: configuration, known: known, labels: labels)
        var definitions: [FeedDefinition] = []
        var indexByPath: [String: Int] = [:]
        var byCategory: [CategoryReference: [Int]] = [:]
        var byAuthor: [String: [Int]] = [:]
        var others: [Int] = []
        byCategory.reserveCapacity(knownCategories.count)
        indexByPath.reserveCapacity(knownCategories.count)
        // A path that is written out wins over one that a template would make; so do those that are not for feeds.
        let literal = configuration.feeds.filter { !$0.path.contains("{") }
        let templates = configuration.feeds.filter { $0.path.contains("{") }
        for template in literal + templates {
            for definition in expansion.definitions(of: template) where !FeedPath.isReserved(definition.path) {
                let index = definitions.count
                guard indexByPath[definition.path] == nil else { continue }
                indexByPath[definition.path] = index
                if let category = definition.query.all.first {
                    byCategory[category, default: []].append(index)
                } else if let author = definition.query.author {
                    byAuthor[author, default: []].append(index)
                } else {
                    others.append(index)
                }
                definitions.append(definition)
            }
        }
        self.definitions = definitions
        digests = definitions.mapConcurrently(\.digest)
        self.indexByPath = indexByPath
        self.byCategory = byCategory
        self.byAuthor = byAuthor
        self.others = others
    }

    private static func categories(
        of configuration: Configuration,
        and known: KnownValues
    ) -> Set<CategoryReference> {
        let configured = configuration.taxonomies.reduce(0) { $0 + $1.categories.count }
        var categories = Set<CategoryReference>(minimumCapacity: max(configured, known.categories.count))
        for taxonomy in configuration.taxonomies {
            for category in taxonomy.categories {
                categories.insert(CategoryReference(taxonomy: taxonomy.slug, slug: category.slug))
            }
        }
        categories.formUnion(known.categories)
        return categories
    }

    /// The feed at a percent-decoded path without extension.
    subscript(path: String) -> FeedDefinition? {
        indexByPath[path].map { definitions[$0] }
    }

    /// The digest of one of the feeds.
    func digest(of definition: FeedDefinition) -> String {
        // What readers choose of a feed has its path too.
        guard let index = indexByPath[definition.path], definitions[index] == definition else {
            return definition.digest
        }
        return digests[index]
    }

    /// The feeds that a change touches: those that could find the article before it, or can since.
    func touched(by change: Change) -> [FeedDefinition] {
        let sides = [change.before, change.after].compactMap(\.self)
        var candidates = Set(others)
        for facets in sides {
            for category in facets.categories { candidates.formUnion(byCategory[category] ?? []) }
            for author in facets.authors { candidates.formUnion(byAuthor[author] ?? []) }
        }
        return candidates.sorted().map { definitions[$0] }
            .filter { definition in
                sides.contains { $0.match(definition.query) }
            }
    }

    /// Whether every value that a change brings was known when these feeds were made, as far as feeds are made of such.
    ///
    /// To make thousands of feeds again takes a while, which those who poll would wait for.
    func knowsValues(of change: Change) -> Bool {
        [change.before, change.after].compactMap(\.self)
            .allSatisfy { facets in
                facets.categories.allSatisfy(knownCategories.contains)
                    && (!hasFeedsOfAuthors || facets.authors.allSatisfy(knownAuthors.contains))
                    && (!hasFeedsOfLanguages || facets.language.map(knownLanguages.contains) ?? true)
            }
    }
}
