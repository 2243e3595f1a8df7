import GRDB

/// Answers queries that nobody registered, at a bounded cost.
///
/// Of each listing that is gone through, no more than its share of `mostRows` is looked at, the newest first. What was
/// found is the answer if nothing that was not looked at could be newer.
struct SearchReader {
    /// A reading transaction.
    var database: Database
    /// How many rows are looked at in all.
    var mostRows: Int

    /// The answer to a query; see `ArticleStore.search`.
    func search(_ query: ArticleQuery, count: Int, definition: String?) throws -> SearchAnswer {
        if let source = query.source,
            try FacetSelection.facet(FacetKey(kind: .source, key: source), database) == nil
        {
            return .unknownSource
        }
        if query.wanted != nil, try TextIndex(database)?.isComplete != true {
            return .notIndexed
        }
        let seen = try definition.flatMap { try Definitions.firstSeen($0, database) }
        guard let selection = try FacetSelection(query, database) else {
            return .found(ArticleSelection(articles: [], lastChange: nil, definitionSeen: seen))
        }
        let reader = SearchReader(database: database, mostRows: selection.rows(of: mostRows))
        guard let items = try reader.items(query, max(1, count), of: selection) else { return .tooCostly }
        let articleReader = try ArticleReader(database)
        let articles = try items.compactMap { try articleReader.row(key: $0.article)?.intact() }
        return .found(
            ArticleSelection(articles: articles, lastChange: selection.newestTime, definitionSeen: seen)
        )
    }

    /// The latest articles, or nil if too many would have to be looked at.
    private func items(
        _ query: ArticleQuery,
        _ count: Int,
        of selection: FacetSelection
    ) throws -> [ListedArticle]? {
        guard let wanted = query.wanted else {
            return try latest(count, of: selection, mostRows: mostRows)
        }
        let strategy = try TextStrategy.decide(selection, mostRows: mostRows) {
            try TextIndex(database)?.isCommon(wanted, beyond: TextStrategy.mostMatches(mostRows)) ?? true
        }
        switch strategy {
        case .listings(let most): return try latest(count, of: selection, mostRows: most, wanted)
        case .words:
            let reader = ListingReader(selection: selection, database: database)
            let expression = TextIndex.expression(wanted)
            return try reader.items(
                Row.fetchCursor(database, sql: SearchReader.statement(reader), arguments: [expression, count])
            )
        }
    }

    /// The latest articles in the listings, of which no more than so many rows are looked at; nil if there could be others.
    private func latest(
        _ count: Int,
        of selection: FacetSelection,
        mostRows: Int,
        _ wanted: SearchTerms.Wanted? = nil
    ) throws -> [ListedArticle]? {
        let reader = ListingReader(selection: selection, database: database)
        let drivers = selection.drivers
        let share = max(1, mostRows / max(1, drivers.count))
        var items: [ListedArticle] = []
        var ends: [ListedArticle] = []
        for driver in drivers {
            let end = try self.end(of: driver, after: share, reader)
            items += try latest(count, in: driver, before: end, reader, wanted)
            if let end { ends.append(end) }
        }
        return ListedArticle.latest(count, of: items, before: ends)
    }

    /// The first row of a listing that is not looked at; nil if all are.
    private func end(
        of driver: FacetSelection.Facet,
        after count: Int,
        _ reader: ListingReader
    ) throws -> ListedArticle? {
        guard driver.size > count else { return nil }
        let statement = try database.cachedStatement(sql: SearchReader.end)
        return try reader.items(Row.fetchCursor(statement, arguments: [driver.identifier, count])).first
    }

    /// The latest articles in a listing that are newer than an end, if there is one; those that have some words, if any are
    /// wanted, however many are looked at.
    private func latest(
        _ count: Int,
        in driver: FacetSelection.Facet,
        before end: ListedArticle?,
        _ reader: ListingReader,
        _ wanted: SearchTerms.Wanted?
    ) throws -> [ListedArticle] {
        var arguments: StatementArguments = []
        if let end { arguments += [end.published.milliseconds, end.published.milliseconds, end.id] }
        let sql = SearchReader.statement(for: driver, reader, isBounded: end != nil)
        let most = wanted == nil ? count : mostRows
        let items = try reader.items(Row.fetchCursor(database, sql: sql, arguments: arguments + [most]))
        guard let wanted else { return items }
        let found = try TextIndex(database)?.matching(wanted, among: Set(items.map(\.article))) ?? []
        return Array(items.filter { found.contains($0.article) }.prefix(count))
    }

    /// The statement that finds a row of a listing by its place in it; takes the facet and the place, counted from 0.
    static let end = """
        SELECT published, id, article FROM listing WHERE facet = ? ORDER BY published DESC, id DESC LIMIT 1 OFFSET ?
        """

    /// The statement that reads the latest articles in one facet.
    ///
    /// Takes, where it is bounded, the time of the row that the articles are newer than, that again, and its id; then their
    /// number.
    static func statement(for driver: FacetSelection.Facet, _ reader: ListingReader, isBounded: Bool) -> String {
        let bound = isBounded ? " AND published >= ? AND (published > ? OR id > ?)" : ""
        return """
            SELECT published, id, article FROM listing WHERE facet = \(driver.identifier)\(bound)\
            \(reader.conditions(besides: [driver])) ORDER BY published DESC, id DESC LIMIT ?
            """
    }

    /// The statement that reads the latest of all articles that have some words; takes what these are for FTS5, and a number.
    static func statement(_ reader: ListingReader) -> String {
        """
        SELECT published, id, article FROM (
            SELECT articles.published, articles.id, articles.key AS article
            FROM article_texts CROSS JOIN articles ON articles.key = article_texts.rowid
            WHERE article_texts MATCH ?
        ) AS listing WHERE true\(reader.conditions(besides: [])) ORDER BY published DESC, id DESC LIMIT ?
        """
    }
}
