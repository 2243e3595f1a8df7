import FeedWriter
import Store

/// Makes the feeds of a template, one for each value of its placeholders.
struct TemplateExpansion: Sendable {
    private let configuration: Configuration
    private let categories: CategoryTable
    /// The site by the language that it is shown in, empty for none.
    private let sites: [String: Shared<FeedDefinition.Site>]
    private let languages: [String]
    private let authors: [KnownValues.Author]

    /// A feed as a template makes it.
    struct Feed: Sendable {
        var definition: FeedDefinition
        var digest: String
        /// The number of the category in its path.
        var category: Int?
    }

    /// A template, and what its feeds have in common.
    private struct Prepared: Sendable {
        var template: FeedTemplate
        var path: PlaceholderText
        var podcast: Shared<Podcast>?
    }

    /// Takes the values that the configuration and the store know.
    init(configuration: Configuration, known: KnownValues, categories: CategoryTable) {
        self.configuration = configuration
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
    }

    /// The feeds of a template, in the order of the configuration and then of the values.
    func feeds(of template: FeedTemplate) -> [Feed] {
        let prepared = Prepared(
            template: template,
            path: PlaceholderText(template.path),
            podcast: template.podcast.map { Shared($0) }
        )
        return bindings(of: template)
            .mapConcurrently(with: FeedDigests.init) { digests, binding in
                let definition = definition(of: prepared, with: binding)
                return Feed(
                    definition: definition,
                    digest: digests.digest(of: definition),
                    category: binding.category
                )
            }
    }

    private func bindings(of template: FeedTemplate) -> [Binding] {
        var bindings = [Binding()]
        if template.path.contains("{language}") {
            bindings = bindings.flatMap { binding in languages.map { binding.with(\.language, $0) } }
        }
        if template.path.contains("{taxonomy}") || template.path.contains("{category}") {
            bindings = bindings.flatMap { binding in taxonomies(of: template).map { binding.with(\.taxonomy, $0) } }
        }
        if template.path.contains("{category}") {
            bindings = bindings.flatMap { binding in
                categories.numbers(of: binding.taxonomy ?? "").map { binding.with(\.category, $0) }
            }
        }
        if template.path.contains("{author}") {
            bindings = bindings.flatMap { binding in authors.map { binding.with(\.author, $0) } }
        }
        return bindings
    }

    private func taxonomies(of template: FeedTemplate) -> [String] {
        if let taxonomy = template.select.taxonomy { return [taxonomy] }
        return configuration.taxonomies.map(\.slug)
    }

    private func definition(of prepared: Prepared, with binding: Binding) -> FeedDefinition {
        let template = prepared.template
        let (query, narrower) = selection(of: template, with: binding)
        let site =
            sites[query.language ?? ""] ?? Shared(Self.site(of: configuration, in: query.language))
        return FeedDefinition(
            FeedDefinition.Parts(
                path: prepared.path.filled { value(of: $0, in: binding) },
                query: query,
                window: template.window,
                content: template.content,
                formats: template.formats ?? configuration.site.formats,
                podcast: prepared.podcast,
                language: query.language,
                title: template.title?.text(for: query.language, fallback: site.language)
                    ?? title(site: site, binding: binding, language: query.language),
                description: (template.description ?? configuration.site.description)?
                    .text(for: query.language, fallback: site.language) ?? site.title,
                category: binding.category.map { categories.references[$0] },
                narrower: narrower,
                takesQueries: template.takesQueries,
                site: site
            )
        )
    }

    /// What a feed selects by, and the categories below those.
    private func selection(
        of template: FeedTemplate,
        with binding: Binding
    ) -> (query: ArticleQuery, narrower: [CategoryReference]) {
        var query = template.select
        query.language = binding.language ?? query.language
        query.author = binding.author?.slug ?? query.author
        if let number = binding.category {
            let reference = categories.references[number]
            query.taxonomy = nil
            // As most are, for which nothing has to be looked up.
            if query.all.isEmpty, query.any.isEmpty, query.none.isEmpty {
                query.all = [reference]
                return (query, categories.narrower(than: number))
            }
            query.all = [reference] + query.all.filter { $0 != reference }
        } else if let taxonomy = binding.taxonomy {
            query.taxonomy = taxonomy
        }
        return (query, categories.narrower(than: query.all + query.any + query.none))
    }

    private func title(site: Shared<FeedDefinition.Site>, binding: Binding, language: String?) -> String {
        var title = site.title
        if let number = binding.category {
            title += " · "
            title +=
                categories.labels[number]?.text(for: language, fallback: configuration.site.language)
                ?? categories.references[number].slug
        } else if let slug = binding.taxonomy {
            let taxonomy = configuration.taxonomies.first { $0.slug == slug }
            title += " · "
            title += taxonomy?.title(in: language, of: site.language) ?? slug
        }
        if let author = binding.author { title += " · " + author.name }
        return title
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

    private func value(of placeholder: FeedTemplate.Placeholder, in binding: Binding) -> String {
        let value =
            switch placeholder {
            case .taxonomy: binding.taxonomy
            case .category: binding.category.map { categories.references[$0].slug }
            case .language: binding.language
            case .author: binding.author?.slug
            }
        return value ?? ""
    }

    /// Values for the placeholders of one path.
    private struct Binding {
        var taxonomy: String?
        /// The number of the category.
        var category: Int?
        var language: String?
        var author: KnownValues.Author?

        func with<Value>(_ property: WritableKeyPath<Binding, Value?>, _ value: Value) -> Binding {
            var copy = self
            copy[keyPath: property] = value
            return copy
        }
    }
}
