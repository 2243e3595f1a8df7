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
    let categories: CategoryTable
    /// What they are called.
    let labels: CategoryLabels
    private let indexByPath: [String: Int]
    private let byCategory: FeedsByCategory
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
        categories = CategoryTable(configuration.taxonomies, known: known)
        knownAuthors = Set(known.authors.map(\.slug))
        knownLanguages = Set(known.languages)
        hasFeedsOfAuthors = configuration.feeds.contains { $0.path.contains("{author}") || $0.takesQueries }
        hasFeedsOfLanguages = configuration.feeds.contains { $0.path.contains("{language}") || $0.takesQueries }
        let expansion = TemplateExpansion(configuration: configuration, known: known, categories: categories)
        var definitions: [FeedDefinition] = []
        var digests: [String] = []
        var indexByPath = [String: Int](minimumCapacity: categories.references.count)
        var byCategory = FeedsByCategory(categories)
        var byAuthor: [String: [Int]] = [:]
        var others: [Int] = []
        // A path that is written out wins over one that a template would make; so do those that are not for feeds.
        let literal = configuration.feeds.filter { !$0.path.contains("{") }
        let templates = configuration.feeds.filter { $0.path.contains("{") }
        for template in literal + templates {
            for feed in expansion.feeds(of: template) where !FeedPath.isReserved(feed.definition.path) {
                let index = definitions.count
                guard Self.take(&indexByPath[feed.definition.path], index) else { continue }
                if let number = feed.category {
                    byCategory.add(index, to: number)
                } else if let category = feed.definition.query.all.first {
                    byCategory.add(index, to: category)
                } else if let author = feed.definition.query.author {
                    byAuthor[author, default: []].append(index)
                } else {
                    others.append(index)
                }
                definitions.append(feed.definition)
                digests.append(feed.digest)
            }
        }
        self.definitions = definitions
        self.digests = digests
        self.indexByPath = indexByPath
        self.byCategory = byCategory
        self.byAuthor = byAuthor
        self.others = others
    }

    /// Fills a place of a table that is free, which is looked for once; whether it was free.
    private static func take(_ place: inout Int?, _ index: Int) -> Bool {
        guard place == nil else { return false }
        place = index
        return true
    }

    /// The feed at a percent-decoded path without extension.
    subscript(path: String) -> FeedDefinition? {
        indexByPath[path].map { definitions[$0] }
    }

    /// The place of the feed at a path among all.
    func number(of path: String) -> Int? { indexByPath[path] }

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
            for category in facets.categories { candidates.formUnion(byCategory.feeds(of: category)) }
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
                facets.categories.allSatisfy(categories.contains)
                    && (!hasFeedsOfAuthors || facets.authors.allSatisfy(knownAuthors.contains))
                    && (!hasFeedsOfLanguages || facets.language.map(knownLanguages.contains) ?? true)
            }
    }
}
