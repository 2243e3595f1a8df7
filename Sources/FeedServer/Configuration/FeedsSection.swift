import FeedWriter
import Store

/// Reads `feeds`.
enum FeedsSection {
    private static let expected = "an array of feeds, at least one"

    /// What is known of a feed's path once it has been read.
    struct Located {
        let side: PathOverlap.Side
        let node: ConfigurationNode
        /// The key path of the feed: `feeds[2]`.
        let feed: String
    }

    /// The feeds in the order of the file, and the paths of those that have one.
    static func read(
        _ root: ConfigurationObject,
        of site: Configuration.Site,
        taxonomies: [String],
        history: HistorySection.Rules
    ) -> (feeds: [FeedTemplate], located: [Located]) {
        guard let node = root.required("feeds", expected: expected),
            let elements = node.elements(expected: expected)
        else { return ([], []) }
        if elements.isEmpty { node.report("is not \(expected)") }
        var feeds: [FeedTemplate] = []
        var located: [Located] = []
        for element in elements {
            guard let object = ConfigurationObject(element, keys: .feed) else { continue }
            let select =
                object.optional("select").map { SelectSection.read($0, taxonomies: taxonomies) } ?? .init()
            let pathNode = object.required("path", expected: "where the feed is to be, such as \"/feeds/all\"")
            if let pathNode, let path = FeedPath.read(pathNode, selectedTaxonomy: select.query.taxonomy) {
                let side = PathOverlap.Side(
                    path: path,
                    taxonomies: Set(select.query.taxonomy.map { [$0] } ?? taxonomies)
                )
                for other in located where report(side, at: pathNode, against: other) { break }
                located.append(Located(side: side, node: pathNode, feed: element.keyPath))
            }
            let path = pathNode?.value.string ?? ""
            feeds.append(template(object, path: path, select: select, of: site, history: history))
        }
        return (feeds, located)
    }

    private static func template(
        _ object: ConfigurationObject,
        path: String,
        select: SelectSection.Selection,
        of site: Configuration.Site,
        history: HistorySection.Rules
    ) -> FeedTemplate {
        let podcast = object.optional("podcast")
        if select.takesQueries {
            podcast?
                .reportWithoutValue("readers choose what is in this feed (select.query), and a podcast is one for all")
        }
        return FeedTemplate(
            path: path,
            select: select.query,
            takesQueries: select.takesQueries,
            window: ArticleWindow(
                count: object.optional("limit")?.wholeNumber(in: 1...ArticleWindow.maximumCount) ?? 50,
                milliseconds: object.optional("window")?.seconds(atLeast: 1).map { Int64($0) * 1000 },
                history: HistorySection.read(object, otherwise: history)
            ),
            content: object.optional("content")?.choice(of: FeedTemplate.Content.allCases) ?? .full,
            formats: object.optional("formats")?.formats(),
            podcast: podcast.flatMap { PodcastSection.read($0, of: site) },
            title: object.optional("title")?.localizedText(),
            description: object.optional("description")?.localizedText()
        )
    }

    /// Reports that a path is another feed's as well; answers whether it was.
    private static func report(
        _ side: PathOverlap.Side,
        at node: ConfigurationNode,
        against other: Located
    ) -> Bool {
        guard PathOverlap.exists(between: side, and: other.side) else { return false }
        if side.path.text == other.side.path.text {
            node.report("is the path of \(other.feed) already")
        } else {
            node.report("can make the same path as \"\(other.side.path.text)\" of \(other.feed)")
        }
        return true
    }
}
