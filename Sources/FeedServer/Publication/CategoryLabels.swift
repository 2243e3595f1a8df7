import Store

/// What categories are called, for whom, and since when.
struct CategoryLabels: Sendable {
    private let labels: [CategoryReference: LocalizedText]
    private let siteLanguage: String
    /// When each label was first seen, by the digest of category and text.
    private var seen: [String: Timestamp] = [:]
    /// When the last of all labels was first seen; nil while that was never recorded of any.
    private(set) var lastSeen: Timestamp?

    /// Takes the labels of the configuration.
    init(configuration: Configuration) {
        var labels: [CategoryReference: LocalizedText] = [:]
        labels.reserveCapacity(configuration.taxonomies.reduce(0) { $0 + $1.categories.count })
        for taxonomy in configuration.taxonomies {
            for category in taxonomy.categories {
                labels[CategoryReference(taxonomy: taxonomy.slug, slug: category.slug)] = category.label
            }
        }
        self.labels = labels
        self.siteLanguage = configuration.site.language
    }

    /// The same labels, and when each was first seen by its digest, among others that are none.
    func seen(_ seen: [String: Timestamp], besides others: [String]) -> CategoryLabels {
        var labels = self
        labels.seen = seen
        labels.lastSeen = seen.lazy.filter { !others.contains($0.key) }.map(\.value).max()
        return labels
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
        Array(categories)
            .mapConcurrently(with: DigestInput.init) { input, category in
                guard let texts = labels[category]?.texts else {
                    return [Self.digest(category.slug, of: category, &input)]
                }
                return texts.values.sorted().map { Self.digest($0, of: category, &input) }
            }
            .flatMap(\.self)
    }

    private static func digest(_ label: String, of category: CategoryReference) -> String {
        var input = DigestInput()
        return digest(label, of: category, &input)
    }

    /// Makes a digest with what others were made with.
    private static func digest(_ label: String, of category: CategoryReference, _ input: inout DigestInput) -> String {
        input.removeAll()
        input.add("taxonomy", category.taxonomy)
        input.add("category", category.slug)
        input.add("label", label)
        return input.digest
    }
}
