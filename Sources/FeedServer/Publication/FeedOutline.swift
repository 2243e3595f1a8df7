import FeedWriter
import Store

/// The list of feeds, for readers (OPML) and for people (plain text).
struct FeedOutline: Sendable {
    private let publication: Publication

    /// Lists the feeds of a publication.
    init(_ publication: Publication) {
        self.publication = publication
    }

    /// The list as a value.
    ///
    /// Feeds of a taxonomy's categories are in a group of the taxonomy, the others before them, all in the order of the
    /// configuration. Feeds are named in Atom, the form that carries most, where they are there in it.
    var outline: Outline {
        let configuration = publication.configuration
        let site = configuration.site
        var items: [Outline.Item] = []
        var groups: [(title: String, taxonomy: String, items: [Outline.Item])] = configuration.taxonomies.map {
            ($0.title(in: site.language, of: site.language), $0.slug, [])
        }
        for definition in publication.catalogue.definitions {
            let item = Outline.Item.feed(subscription(of: definition))
            if let index = groups.firstIndex(where: { $0.taxonomy == definition.category?.taxonomy }) {
                groups[index].items.append(item)
            } else {
                items.append(item)
            }
        }
        let filled = groups.filter { !$0.items.isEmpty }.map { Outline.Item.group(title: $0.title, items: $0.items) }
        return Outline(
            title: site.title.text(for: site.language, fallback: site.language),
            updated: ZonedDates(timeZone: site.timeZone).date(publication.outlineChanged),
            owner: site.author.map { Person(name: $0.name, uri: $0.uri, email: $0.email) },
            items: items + filled
        )
    }

    /// The list as plain text: a line of title and a line of addresses for each feed.
    var text: String {
        let site = publication.configuration.site
        var lines = [site.title.text(for: site.language, fallback: site.language), ""]
        lines.append("All feeds as OPML: \(site.feedsURL)feeds.opml")
        for definition in publication.catalogue.definitions {
            lines.append("")
            lines.append(definition.title + (definition.language.map { " (\($0))" } ?? ""))
            lines += definition.formats.map { "  " + definition.url(of: $0) }
            if definition.takesQueries { lines.append("  " + SelectionAddress.help) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func subscription(of definition: FeedDefinition) -> Outline.Subscription {
        let format = definition.formats.contains(.atom) ? .atom : definition.formats.first ?? .rss
        return Outline.Subscription(
            title: definition.title,
            description: definition.description,
            feedURL: definition.url(of: format),
            homePageURL: definition.site.url,
            language: definition.language,
            version: Self.version(of: format)
        )
    }

    /// What OPML calls a form.
    private static func version(of format: FeedFormat) -> String? {
        switch format {
        case .rss: "RSS2"
        case .atom: "ATOM1"
        case .json: nil
        case .rdf: "RSS1"
        }
    }
}
