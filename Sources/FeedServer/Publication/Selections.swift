import Store

/// What readers may choose of the feeds of a publication.
struct Selections: Sendable {
    /// The feeds that can be chosen from, by their paths.
    private let feeds: [String: FeedDefinition]
    private let rules: SelectionRules?
    private let title: @Sendable (String) -> SelectionTitle

    /// What came of a query at the path of a feed.
    enum Selection: Sendable {
        /// It chooses nothing.
        case nothing
        /// What was chosen, as a feed of its own.
        case chosen(FeedDefinition)
        case refused(SelectionRefusal)
    }

    /// Takes the feeds of a catalogue that can be chosen from.
    init(_ configuration: Configuration, _ catalogue: FeedCatalogue, labels: CategoryLabels) {
        let choosable = catalogue.definitions.lazy.filter { $0.takesQueries }
        feeds = Dictionary(choosable.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        rules = feeds.isEmpty ? nil : SelectionRules(configuration, known: catalogue.known)
        let authors = feeds.isEmpty ? [] : catalogue.known.authors.map { ($0.slug, $0.name) }
        let names = Dictionary(authors, uniquingKeysWith: { first, _ in first })
        let taxonomies = configuration.taxonomies
        let siteLanguage = configuration.site.language
        title = { language in
            SelectionTitle(
                labels: labels,
                authors: names,
                taxonomies: Dictionary(
                    taxonomies.map { ($0.slug, $0.title(in: language, of: siteLanguage)) },
                    uniquingKeysWith: { first, _ in first }
                ),
                language: language
            )
        }
    }

    /// Whether there is nothing to choose from.
    var isEmpty: Bool { feeds.isEmpty }

    /// What a query says at the path of a feed.
    func meaning(of query: String, at path: String) -> QueryMeaning {
        guard let feed = feeds[path] else { return .nothing }
        do throws(SelectionRefusal) {
            return try outcome(query, of: feed).map { .selection(SelectionAddress.text(of: $0.chosen)) } ?? .nothing
        } catch {
            return .refused(error)
        }
    }

    /// What was chosen of a feed, as a feed of its own.
    ///
    /// It has no history, for which the store would have to keep something for each selection that anybody thinks of.
    func selection(_ query: String, at path: String) -> Selection {
        guard let feed = feeds[path] else { return .nothing }
        do throws(SelectionRefusal) {
            guard let outcome = try outcome(query, of: feed) else { return .nothing }
            let (text, named) = title(feed.language ?? feed.site.language).title(of: outcome.chosen, from: feed.title)
            var definition = feed
            definition.query = outcome.query
            definition.window = ArticleWindow(count: feed.window.count)
            definition.title = text
            definition.chosen = .init(query: SelectionAddress.text(of: outcome.chosen), named: named)
            return .chosen(definition)
        } catch {
            return .refused(error)
        }
    }

    /// What a query chooses of a feed; nil if none of its keys chooses anything.
    private func outcome(
        _ query: String,
        of feed: FeedDefinition
    ) throws(SelectionRefusal) -> SelectionRules.Outcome? {
        let address = try SelectionAddress(query)
        guard let rules, !address.values.isEmpty else { return nil }
        return try rules.outcome(address, under: feed.query)
    }
}
