import Store

/// What categories are called, for whom, and since when.
struct CategoryLabels: Sendable {
    private let labels: [CategoryReference: LocalizedText]
    private let siteLanguage: String
    /// When each label was first seen, by the digest of category and text.
    private let seen: [String: Timestamp]

    /// Takes the labels of the configuration, and when they were first seen.
    init(configuration: Configuration, seen: [String: Timestamp] = [:]) {
        var labels: [CategoryReference: LocalizedText] = [:]
        for taxonomy in configuration.taxonomies {
            for category in taxonomy.categories {
                labels[CategoryReference(taxonomy: taxonomy.slug, slug: category.slug)] = category.label
            }
        }
        self.labels = labels
        self.siteLanguage = configuration.site.language
        self.seen = seen
    }

    /// The label in a language; the slug where the configuration has none.
    func label(of category: CategoryReference, in language: String?) -> String {
        labels[category]?.text(for: language, fallback: siteLanguage) ?? category.slug
    }

    /// When a category was first called so; nil if that was never recorded.
    func firstSeen(_ label: String, of category: CategoryReference) -> Timestamp? {
        seen[Self.digest(label, of: category)]
    }

    /// The digest of every label that any reader may be shown of these categories.
    func digests(of categories: some Sequence<CategoryReference>) -> [String] {
        categories.flatMap { category in
            let texts = labels[category].map { Array($0.texts.values) } ?? [category.slug]
            return texts.map { Self.digest($0, of: category) }
        }
    }

    /// Every category that has a label.
    var categories: some Sequence<CategoryReference> { labels.keys }

    private static func digest(_ label: String, of category: CategoryReference) -> String {
        var input = DigestInput()
        input.add("taxonomy", category.taxonomy)
        input.add("category", category.slug)
        input.add("label", label)
        return input.digest
    }
}
