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
        let seen = try definition.flatMap { try Definitions.firstSeen($0, database) }
        guard let selection = try FacetSelection(query, database) else {
            return .found(ArticleSelection(articles: [], lastChange: nil, definitionSeen: seen))
        }
        guard let items = try latest(max(1, count), of: selection) else { return .tooCostly }
        let articles = try items.compactMap { try ArticleRow.fetch(database, key: $0.article)?.stored }
        return .found(
            ArticleSelection(articles: articles, lastChange: selection.newestTime, definitionSeen: seen)
        )
    }

    /// The latest articles, or nil if too many would have to be looked at.
    private func latest(_ count: Int, of selection: FacetSelection) throws -> [ListedArticle]? {
        let reader = ListingReader(selection: selection, database: database)
        let drivers = selection.drivers
        let share = max(1, mostRows / max(1, drivers.count))
        var items: [ListedArticle] = []
        var ends: [ListedArticle] = []
        for driver in drivers {
            let end = try self.end(of: driver, after: share, reader)
            items += try latest(count, in: driver, before: end, reader)
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

    private func latest(
        _ count: Int,
        in driver: FacetSelection.Facet,
        before end: ListedArticle?,
        _ reader: ListingReader
    ) throws -> [ListedArticle] {
        guard let end else {
            return try reader.items(Row.fetchCursor(database, sql: reader.statement(for: driver), arguments: [count]))
        }
        return try reader.items(
            Row.fetchCursor(
                database,
                sql: SearchReader.statement(for: driver, reader),
                arguments: [end.published.milliseconds, end.published.milliseconds, end.id, count]
            )
        )
    }

    /// The statement that finds a row of a listing by its place in it; takes the facet and the place, counted from 0.
    static let end = """
        SELECT published, id, article FROM listing WHERE facet = ? ORDER BY published DESC, id DESC LIMIT 1 OFFSET ?
        """

    /// The statement that reads the latest articles in one facet that are newer than a row of it; takes the row's time,
    /// that again, its id, and their number.
    static func statement(for driver: FacetSelection.Facet, _ reader: ListingReader) -> String {
        """
        SELECT published, id, article FROM listing WHERE facet = \(driver.identifier) AND published >= ? \
        AND (published > ? OR id > ?)\(reader.conditions(besides: [driver])) \
        ORDER BY published DESC, id DESC LIMIT ?
        """
    }
}
