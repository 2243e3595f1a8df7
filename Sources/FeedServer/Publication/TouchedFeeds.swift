import Store

/// The feeds that changes touch, and in each of them the articles that changed.
struct TouchedFeeds: Sendable {
    /// The ids of the articles by the path of the feed.
    private var articles: [String: Set<String>] = [:]

    /// No feed.
    init() {}

    /// Asks a catalogue for each change which feeds it touches.
    init(_ changes: some Sequence<Change>, in catalogue: FeedCatalogue) {
        add(changes, in: catalogue)
    }

    /// Adds the feeds that other changes touch.
    mutating func add(_ changes: some Sequence<Change>, in catalogue: FeedCatalogue) {
        for change in changes {
            for definition in catalogue.touched(by: change) {
                articles[definition.path, default: []].insert(change.articleID)
            }
        }
    }

    /// The paths of the feeds.
    var paths: some Sequence<String> { articles.keys }

    /// The articles that changed in the feed at a path.
    func articles(in path: String) -> [String] { articles[path].map { $0.sorted() } ?? [] }

    /// Whether the feed at a path is touched.
    func contains(_ path: String) -> Bool { articles[path] != nil }
}
