import GRDB

/// Answers queries out of one moment of the store.
struct SelectionReader {
    /// A reading transaction.
    var database: Database
    /// Articles that need not be read again, and the newest number in the log at this moment; nil for none.
    var memory: (articles: ArticleMemory, sequence: Int64)?

    /// The answer to a query; see `ArticleStore.select`.
    func select(_ query: ArticleQuery, window: ArticleWindow, definition: String?) throws -> ArticleSelection {
        let seen = try definition.flatMap { try Definitions.firstSeen($0, database) }
        guard let selection = try FacetSelection(query, database) else {
            return ArticleSelection(articles: [], lastChange: nil, definitionSeen: seen)
        }
        if let wanted = selection.wanted { throw SQLiteProblem.unregistered(wanted) }
        let count = max(0, window.count)
        let most = window.milliseconds == nil ? count : max(count, ArticleWindow.maximumCount)
        let latest = try ListingReader(selection: selection, database: database).latest(most)
        let items = SelectionReader.cut(latest, to: window)
        var articles = try articles(of: items)
        let history = selection.isSimple ? HistoryReader(facet: selection.required[0], database: database) : nil
        if let history, let archiveCount = window.archiveCount {
            let others = try unarchived(of: history, archiveCount: archiveCount, besides: items)
            if !others.isEmpty { articles = (articles + others).sorted(by: StoredArticle.isNewer) }
        }
        let lastChange =
            if selection.isSimple {
                selection.required[0].changedTime
            } else {
                try ChangeLog.lastChange(touching: query, upTo: selection.newestSequence, database)
            }
        return ArticleSelection(
            articles: articles,
            lastChange: lastChange,
            definitionSeen: seen,
            historyCount: history?.facet.entered ?? 0,
            takedowns: try history.map { try takedowns(of: $0, window, lastChange) } ?? []
        )
    }

    /// The articles of a listing, in its order.
    private func articles(of items: [ListingReader.Item]) throws -> [StoredArticle] {
        let known = memory.map { $0.articles.articles(items.lazy.map(\.article), at: $0.sequence) }
        let reader = try ArticleReader(database)
        var articles: [StoredArticle] = []
        articles.reserveCapacity(items.count)
        var read: [(key: Int64, article: StoredArticle)] = []
        for (index, item) in items.enumerated() {
            let isKnown = known?[index] != nil
            guard let article = try known?[index] ?? reader.row(key: item.article)?.intact(),
                article.article.id == item.id, article.published == item.published
            else { throw SQLiteProblem.malformed(column: "listing") }
            articles.append(article)
            if !isKnown { read.append((item.article, article)) }
        }
        if let memory { memory.articles.keep(read, at: memory.sequence) }
        return articles
    }

    /// A part of the history of a query; see `ArticleStore.archive`.
    func archive(_ query: ArticleQuery, ordinals: ClosedRange<Int>, definition: String?) throws -> ArticleArchive {
        let facet = try FacetSelection.facet(.answering(query), database)
        let last = facet?.entered ?? 0
        guard let isFull = ArticleArchive.isFull(ordinals, last: last) else { return .none }
        guard let facet, isFull else { return .open }
        let (shown, lastChange) = try HistoryReader(facet: facet, database: database).articles(ordinals)
        return .full(
            ArticleSelection(
                articles: shown,
                lastChange: lastChange,
                definitionSeen: try definition.flatMap { try Definitions.firstSeen($0, database) },
                historyCount: last
            )
        )
    }

    /// The ordinals of articles in the history of a query; see `ArticleStore.ordinals`.
    func ordinals(of ids: [String], in query: ArticleQuery) throws -> [Int] {
        guard let facet = try FacetSelection.facet(.answering(query), database) else { return [] }
        return try HistoryReader(facet: facet, database: database).ordinals(of: ids)
    }

    /// What came after the last full archive and is not in the window, as an article with an old date may be.
    private func unarchived(
        of history: HistoryReader,
        archiveCount: Int,
        besides window: [ListingReader.Item]
    ) throws -> [StoredArticle] {
        let count = max(1, archiveCount)
        let archived = history.facet.entered / count * count
        guard archived < history.facet.entered else { return [] }
        return try history.articles(archived + 1...history.facet.entered, besides: Set(window.map(\.article))).shown
    }

    /// Who was taken down in the time that the window has for it, counted back from the newest change.
    private func takedowns(
        of history: HistoryReader,
        _ window: ArticleWindow,
        _ lastChange: Timestamp?
    ) throws -> [ArticleSelection.Takedown] {
        guard let since = window.takedownsSince(lastChange) else { return [] }
        return try history.takedowns(since: since.milliseconds)
    }

    /// How many articles a query has.
    func count(_ query: ArticleQuery) throws -> Int {
        guard let selection = try FacetSelection(query, database) else { return 0 }
        if let wanted = selection.wanted { throw SQLiteProblem.unregistered(wanted) }
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
