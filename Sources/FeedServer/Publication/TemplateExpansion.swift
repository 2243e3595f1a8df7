import FeedWriter
import Store

/// Makes the feeds of a template, one for each value of its placeholders.
struct TemplateExpansion: Sendable {
    private let configuration: Configuration
    private let labels: CategoryLabels
    /// The site by the language that it is shown in, empty for none.
    private let sites: [String: Shared<FeedDefinition.Site>]
    private let categories: [String: [String]]
    private let languages: [String]
    private let authors: [KnownValues.Author]
    private let narrower: [CategoryReference: [CategoryReference]]

    /// Takes the values that the configuration and the store know.
    init(configuration: Configuration, known: KnownValues, labels: CategoryLabels) {
        self.configuration = configuration
        self.labels = labels
        var categories: [String: [String]] = [:]
        for taxonomy in configuration.taxonomies {
            let configured = taxonomy.categories.map(\.slug)
            let brought = Set(known.categories.filter { $0.taxonomy == taxonomy.slug }.map(\.slug))
            categories[taxonomy.slug] = configured + brought.subtracting(configured).sorted()
        }
        self.categories = categories
        let configured = [configuration.site.language] + configuration.site.title.texts.keys.filter { !$0.isEmpty }
        languages = Set(configured + known.languages).sorted()
        let chosen = configuration.feeds.compactMap(\.select.language)
        sites = Dictionary(
            uniqueKeysWithValues: Set(languages + chosen + [""])
                .map { language in
                    (language, Shared(Self.site(of: configuration, in: language.isEmpty ? nil : language)))
                }
        )
        authors = known.authors
        narrower = Self.narrower(configuration.taxonomies)
    }

    /// The categories below each that has some.
    private static func narrower(_ taxonomies: [Configuration.Taxonomy]) -> [CategoryReference: [CategoryReference]] {
        var narrower: [CategoryReference: [CategoryReference]] = [:]
        for taxonomy in taxonomies {
            let parents = Dictionary(
                taxonomy.categories.map { ($0.slug, $0.parent) },
                uniquingKeysWith: { first, _ in first }
            )
            for category in taxonomy.categories {
                var above = category.parent
                while let slug = above {
                    narrower[CategoryReference(taxonomy: taxonomy.slug, slug: slug), default: []]
                        .append(CategoryReference(taxonomy: taxonomy.slug, slug: category.slug))
                    above = parents[slug] ?? nil
                }
            }
        }
        return narrower
    }

    /// The feeds of a template, in the order of the configuration and then of the values.
    func definitions(of template: FeedTemplate) -> [FeedDefinition] {
        var bindings = [Binding()]
        if template.path.contains("{language}") {
            bindings = bindings.flatMap { binding in languages.map { binding.with(\.language, $0) } }
        }
        if template.path.contains("{taxonomy}") || template.path.contains("{category}") {
            bindings = bindings.flatMap { binding in taxonomies(of: template).map { binding.with(\.taxonomy, $0) } }
        }
        if template.path.contains("{category}") {
            bindings = bindings.flatMap { binding in
                (categories[binding.taxonomy ?? ""] ?? []).map { binding.with(\.category, $0) }
            }
        }
        if template.path.contains("{author}") {
            bindings = bindings.flatMap { binding in authors.map { binding.with(\.author, $0) } }
        }
        let path = PlaceholderText(template.path)
        let podcast = template.podcast.map { Shared($0) }
        return bindings.mapConcurrently { definition(of: template, at: path, podcast, with: $0) }
    }

    private func taxonomies(of template: FeedTemplate) -> [String] {
        if let taxonomy = template.select.taxonomy { return [taxonomy] }
        return configuration.taxonomies.map(\.slug)
    }

    private func definition(
        of template: FeedTemplate,
        at path: PlaceholderText,
        _ podcast: Shared<Podcast>?,
        with binding: Binding
    ) -> FeedDefinition {
        var query = template.select
        query.language = binding.language ?? query.language
        query.author = binding.author?.slug ?? query.author
        var category: CategoryReference?
        if let taxonomy = binding.taxonomy, let slug = binding.category {
            let reference = CategoryReference(taxonomy: taxonomy, slug: slug)
            category = reference
            query.taxonomy = nil
            query.all = [reference] + query.all.filter { $0 != reference }
        } else if let taxonomy = binding.taxonomy {
            query.taxonomy = taxonomy
        }
        let language = query.language ?? ""
        let site = sites[language] ?? Shared(Self.site(of: configuration, in: query.language))
        return FeedDefinition(
            path: path.filled(binding.value(of:)),
            query: query,
            window: template.window,
            content: template.content,
            formats: template.formats ?? configuration.site.formats,
            podcast: podcast,
            language: query.language,
            title: template.title?.text(for: query.language, fallback: site.language)
                ?? title(site: site, category: category, binding: binding, language: query.language),
            description: (template.description ?? configuration.site.description)?
                .text(for: query.language, fallback: site.language) ?? site.title,
            category: category,
            narrower: Set((query.all + query.any + query.none).flatMap { narrower[$0] ?? [] }).sorted(),
            takesQueries: template.takesQueries,
            site: site
        )
    }

    private func title(
        site: Shared<FeedDefinition.Site>,
        category: CategoryReference?,
        binding: Binding,
        language: String?
    ) -> String {
        var parts = [site.title]
        if let category {
            parts.append(labels.label(of: category, in: language))
        } else if let slug = binding.taxonomy {
            let taxonomy = configuration.taxonomies.first { $0.slug == slug }
            parts.append(taxonomy?.title(in: language, of: site.language) ?? slug)
        }
        if let author = binding.author { parts.append(author.name) }
        return parts.count == 1 ? site.title : parts.joined(separator: " · ")
    }

    private static func site(of configuration: Configuration, in language: String?) -> FeedDefinition.Site {
        let site = configuration.site
        return FeedDefinition.Site(
            url: site.url,
            feedsURL: site.feedsURL,
            title: site.title.text(for: language, fallback: site.language),
            rights: site.rights?.text(for: language, fallback: site.language),
            icon: site.icon,
            logo: site.logo,
            author: site.author,
            language: site.language,
            timeZone: site.timeZone,
            idAuthority: site.idAuthority,
            timeToLive: max(1, configuration.cache.maxAge / 60),
            skipHours: configuration.etiquette.skipHours
        )
    }

    /// Values for the placeholders of one path.
    private struct Binding {
        var taxonomy: String?
        var category: String?
        var language: String?
        var author: KnownValues.Author?

        func value(of placeholder: FeedTemplate.Placeholder) -> String {
            let value =
                switch placeholder {
                case .taxonomy: taxonomy
                case .category: category
                case .language: language
                case .author: author?.slug
                }
            return value ?? ""
        }

        func with<Value>(_ property: WritableKeyPath<Binding, Value?>, _ value: Value) -> Binding {
            var copy = self
            copy[keyPath: property] = value
            return copy
        }
    }
}
