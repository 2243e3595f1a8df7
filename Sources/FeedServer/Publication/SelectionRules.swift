import Store

/// Turns what an address asks for into conditions that are known here, each in the form that feeds have it in.
struct SelectionRules: Sendable {
    /// The most categories that an address may name.
    static let mostCategories = 20

    private let hierarchy: CategoryAncestry
    private let defaultTaxonomy: String
    private let taxonomies: Set<String>
    private let categories: Set<CategoryReference>
    private let authors: Set<String>
    private let languages: Set<String>

    /// Takes what a configuration says and what articles are known to have.
    init(_ configuration: Configuration, known: KnownValues) {
        hierarchy = CategoryAncestry(configuration.taxonomies)
        defaultTaxonomy = configuration.site.defaultTaxonomy
        taxonomies = Set(configuration.taxonomies.map(\.slug))
        let configured = configuration.taxonomies.flatMap { taxonomy in
            taxonomy.categories.map { CategoryReference(taxonomy: taxonomy.slug, slug: $0.slug) }
        }
        categories = Set(known.categories).union(configured)
        authors = Set(known.authors.map(\.slug))
        languages = Set(known.languages + [configuration.site.language])
    }

    /// What was chosen, in the fewest conditions, and what it makes of the conditions that always hold.
    struct Outcome: Sendable, Hashable {
        var chosen: ArticleQuery
        var query: ArticleQuery
    }

    /// Reads an address under conditions that always hold.
    /// - Throws: `SelectionRefusal` for what is not known, contradicts itself, or is too much.
    func outcome(_ address: SelectionAddress, under fixed: ArticleQuery) throws(SelectionRefusal) -> Outcome {
        let wanted = ArticleQuery(
            taxonomy: try taxonomy(address),
            all: try categories(address, .all),
            any: try categories(address, .any),
            none: try categories(address, .none),
            author: try author(address),
            source: try source(address),
            language: try language(address),
            text: try text(address)
        )
        guard wanted.all.count + wanted.any.count + wanted.none.count <= Self.mostCategories else {
            throw SelectionRefusal(
                text: "This selection names too many categories; at most \(Self.mostCategories) are taken."
            )
        }
        return try SelectionReduction(fixed: fixed, hierarchy: hierarchy).outcome(wanted)
    }

    private func categories(
        _ address: SelectionAddress,
        _ key: SelectionAddress.Key
    ) throws(SelectionRefusal) -> [CategoryReference] {
        var found: Set<CategoryReference> = []
        for name in address.values[key] ?? [] {
            guard let category = category(name), categories.contains(category) else {
                throw .unknown(
                    "There is no category of a name in \"\(key.rawValue)\"; categories are written as taxonomy/slug."
                )
            }
            found.insert(category)
        }
        return found.sorted()
    }

    /// A category by `taxonomy/slug`, or by a slug or label of the default taxonomy.
    private func category(_ name: String) -> CategoryReference? {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { Slug.make(from: String(Substring($0))) }
        guard parts.count <= 2, let slug = parts.last ?? nil else { return nil }
        guard parts.count == 2 else { return CategoryReference(taxonomy: defaultTaxonomy, slug: slug) }
        return parts[0].map { CategoryReference(taxonomy: $0, slug: slug) }
    }

    private func taxonomy(_ address: SelectionAddress) throws(SelectionRefusal) -> String? {
        guard let slug = try slug(address, .taxonomy, "There is no taxonomy of the name in \"taxonomy\".") else {
            return nil
        }
        guard taxonomies.contains(slug) else {
            throw .unknown("There is no taxonomy of the name in \"taxonomy\".")
        }
        return slug
    }

    private func author(_ address: SelectionAddress) throws(SelectionRefusal) -> String? {
        let unknown = "There is no author of the name in \"author\"."
        guard let slug = try slug(address, .author, unknown) else { return nil }
        guard authors.contains(slug) else { throw .unknown(unknown) }
        return slug
    }

    /// The source, which only the store knows.
    private func source(_ address: SelectionAddress) throws(SelectionRefusal) -> String? {
        try slug(address, .source, SelectionRefusal.unknownSource.text)
    }

    /// The words to search for, in the order of their bytes.
    private func text(_ address: SelectionAddress) throws(SelectionRefusal) -> String? {
        guard let texts = address.values[.q], !texts.isEmpty else { return nil }
        do {
            return try SearchedWords(texts.joined(separator: " ")).text
        } catch {
            switch error {
            case .none: throw SelectionRefusal(text: "There is no word in \"q\" that could be searched for.")
            case .tooMany:
                throw SelectionRefusal(
                    text: "\"q\" asks for too much; at most \(SearchedWords.mostWords) words and "
                        + "\(SearchedWords.mostCharacters) characters are taken."
                )
            }
        }
    }

    private func language(_ address: SelectionAddress) throws(SelectionRefusal) -> String? {
        let tags = Set((address.values[.language] ?? []).map { LanguageTag.canonical($0) })
        guard let tag = tags.first else { return nil }
        guard tags.count == 1 else { throw .twice("language") }
        guard let tag, languages.contains(where: { LanguageTag.range(tag, takes: $0) }) else {
            throw .unknown("There is no article in the language in \"language\".")
        }
        return tag
    }

    /// The slug that the value of a key makes.
    private func slug(
        _ address: SelectionAddress,
        _ key: SelectionAddress.Key,
        _ unknown: String
    ) throws(SelectionRefusal) -> String? {
        let slugs = Set((address.values[key] ?? []).map { Slug.make(from: $0) })
        guard let slug = slugs.first else { return nil }
        guard slugs.count == 1 else { throw .twice(key.rawValue) }
        guard let slug else { throw .unknown(unknown) }
        return slug
    }
}
