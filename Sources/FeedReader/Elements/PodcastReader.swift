import FeedWriter

/// Reads what makes a podcast: Apple's tags and those of Podcasting 2.0.
enum PodcastReader {
    /// What the feed says; nil where it says nothing that only a podcast says.
    static func podcast(_ element: XMLElement) -> Podcast? {
        let names = ["explicit", "category", "type", "owner"]
        let isPodcast =
            names.contains { element.first(XMLName(.podcast, $0)) != nil }
            || element.first(XMLName(.podcastIndex, "guid"), XMLName(.podcastIndex, "locked")) != nil
        guard isPodcast else { return nil }
        var podcast = Podcast()
        podcast.guid = element.first(XMLName(.podcastIndex, "guid"))?.text
        podcast.author = element.first(XMLName(.podcast, "author"))?.text
        podcast.owner = element.first(XMLName(.podcast, "owner")).flatMap { PersonReader.read($0) }
        podcast.image = image(element)
        podcast.categories = element.all(XMLName(.podcast, "category")).flatMap(categories)
        podcast.isExplicit = isExplicit(element) ?? false
        podcast.order = element.first(XMLName(.podcast, "type"))?.text
            .flatMap { Podcast.Order(rawValue: $0.lowercased()) }
        podcast.isLocked = element.first(XMLName(.podcastIndex, "locked"))?.text.flatMap(truth)
        return podcast
    }

    /// What an entry says; nil where it says nothing.
    static func episode(_ element: XMLElement) -> Episode? {
        let episode = Episode(
            number: number(element, "episode"),
            season: number(element, "season"),
            kind: element.first(XMLName(.podcast, "episodetype"))?.text
                .flatMap { Episode.Kind(rawValue: $0.lowercased()) },
            isExplicit: isExplicit(element)
        )
        return episode == Episode() ? nil : episode
    }

    /// The picture of a podcast or an episode.
    static func image(_ element: XMLElement) -> String? {
        guard let image = element.first(XMLName(.podcast, "image")), let address = image["href"] else { return nil }
        return ElementFacts.resolved(address, in: image)
    }

    private static func categories(_ element: XMLElement) -> [PodcastCategory] {
        guard let name = element["text"]?.trimmedWhitespace, !name.isEmpty else { return [] }
        let inner = element.all(XMLName(.podcast, "category"))
            .compactMap { $0["text"]?.trimmedWhitespace }.filter { !$0.isEmpty }
        return inner.isEmpty ? [PodcastCategory(name)] : inner.map { PodcastCategory(name, subcategory: $0) }
    }

    private static func number(_ element: XMLElement, _ name: String) -> Int? {
        let text = element.first(XMLName(.podcast, name), XMLName(.podcastIndex, name))?.text
        return text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }

    private static func isExplicit(_ element: XMLElement) -> Bool? {
        element.first(XMLName(.podcast, "explicit"))?.text.flatMap(truth)
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "explicit": true
        case "no", "false", "clean": false
        default: nil
        }
    }
}
