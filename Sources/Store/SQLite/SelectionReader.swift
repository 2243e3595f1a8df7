import GRDB

/// Answers queries out of one moment of the store.
struct SelectionReader {
    /// A reading transaction.
    var database: Database

    /// The answer to a query; see `ArticleStore.select`.
    func select(_ query: ArticleQuery, window: ArticleWindow, definition: String?) throws -> ArticleSelection {
        let seen = try definition.flatMap { try Definitions.firstSeen($0, database) }
        guard let selection = try FacetSelection(query, database) else {
            return ArticleSelection(articles: [], lastChange: nil, definitionSeen: seen)
        }
        let count = max(0, window.count)
        let most = window.milliseconds == nil ? count : max(count, ArticleWindow.maximumCount)
        let latest = try ListingReader(selection: selection, database: database).latest(most)
        var articles: [StoredArticle] = []
        for item in SelectionReader.cut(latest, to: window) {
            if let row = try ArticleRow.fetch(database, key: item.article) { articles.append(row.stored) }
        }
        let lastChange =
            if selection.isSimple {
                selection.required[0].changedTime
            } else {
                try ChangeLog.lastChange(touching: query, upTo: selection.newestSequence, database)
            }
        return ArticleSelection(articles: articles, lastChange: lastChange, definitionSeen: seen)
    }

    /// How many articles a query has.
    func count(_ query: ArticleQuery) throws -> Int {
        guard let selection = try FacetSelection(query, database) else { return 0 }
        return try ListingReader(selection: selection, database: database).count()
    }

    private static func cut(_ items: [ListingReader.Item], to window: ArticleWindow) -> [ListingReader.Item] {
        let count = max(0, window.count)
        guard let length = window.milliseconds, let newest = items.first?.published.milliseconds else {
            return Array(items.prefix(count))
        }
        let (difference, overflow) = newest.subtractingReportingOverflow(length)
        let oldest = overflow ? Int64.min : difference
        let inTime = items.prefix { $0.published.milliseconds >= oldest }.count
        return Array(items.prefix(max(count, inTime)))
    }
}
