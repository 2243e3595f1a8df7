import Foundation
import GRDB

/// Reads the history of one facet.
struct HistoryReader {
    /// The facet.
    var facet: FacetSelection.Facet
    /// A reading transaction.
    var database: Database

    /// The statement that reads a range of a history; takes the facet, the first ordinal and the last.
    static let range = "SELECT article, changed FROM history WHERE facet = ? AND ordinal BETWEEN ? AND ?"

    /// The statement that reads who was taken down last; takes the facet, the earliest time and the number.
    static let takedowns = """
        SELECT articles.id, history.withdrawn FROM history JOIN articles ON articles.key = history.article
        WHERE history.facet = ? AND history.withdrawn >= ?
        ORDER BY history.withdrawn DESC, history.ordinal DESC LIMIT ?
        """

    /// The statement that finds the ordinals of articles; takes their ids as a JSON array and the facet.
    ///
    /// A cross join is done in the order in which it is written: a facet may have any number of articles.
    static let ordinals = """
        SELECT history.ordinal FROM json_each(?) AS wanted CROSS JOIN articles ON articles.id = wanted.value
        CROSS JOIN history ON history.article = articles.key AND history.facet = ?
        """

    /// The articles of a range that are shown in the facet, newest first, and when a change last touched any of it; those
    /// with the keys of `others` are not asked for.
    func articles(
        _ ordinals: ClosedRange<Int>,
        besides others: Set<Int64> = []
    ) throws -> (shown: [StoredArticle], lastChange: Timestamp?) {
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: HistoryReader.range),
            arguments: [facet.identifier, ordinals.lowerBound, ordinals.upperBound]
        )
        let reader = try ArticleReader(database)
        var shown: [StoredArticle] = []
        var lastChange: Timestamp?
        for row in rows {
            let changed = try row.required(1, Row.time)
            lastChange = max(lastChange ?? changed, changed)
            let key = try row.required(0, Row.integer)
            guard !others.contains(key), let article = try reader.row(key: key)?.intact(),
                try isListed(article)
            else { continue }
            shown.append(article)
        }
        return (shown.sorted(by: StoredArticle.isNewer), lastChange)
    }

    /// The articles that were taken down since a time, the latest first.
    func takedowns(since time: Int64) throws -> [ArticleSelection.Takedown] {
        let statement = try database.cachedStatement(sql: HistoryReader.takedowns)
        let arguments: StatementArguments = [facet.identifier, time, ArticleWindow.maximumTakedownCount]
        return try Row.fetchAll(statement, arguments: arguments)
            .map { row in
                ArticleSelection.Takedown(articleID: try row.required(0, Row.text), time: try row.required(1, Row.time))
            }
    }

    /// The ordinals of articles, in order.
    func ordinals(of ids: [String]) throws -> [Int] {
        let list = try KeyList.json(ids)
        let statement = try database.cachedStatement(sql: HistoryReader.ordinals)
        return try Int.fetchAll(statement, arguments: [list, facet.identifier]).sorted()
    }

    private func isListed(_ article: StoredArticle) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM listing WHERE facet = ? AND published = ? AND id = ?)"
        )
        return try Bool.fetchOne(
            statement,
            arguments: [facet.identifier, article.published.milliseconds, article.article.id]
        ) ?? false
    }
}

extension StoredArticle {
    /// The order of feeds: by time of publication, then by the bytes of the id, both descending.
    static func isNewer(_ left: StoredArticle, _ right: StoredArticle) -> Bool {
        left.published == right.published
            ? right.article.id.utf8.lexicographicallyPrecedes(left.article.id.utf8) : left.published > right.published
    }
}
