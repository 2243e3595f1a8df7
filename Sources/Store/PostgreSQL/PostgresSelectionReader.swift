/// Answers queries out of one moment of the store: a transaction that reads what was committed before its first
/// statement.
struct PostgresSelectionReader {
    /// A connection, in no transaction.
    var connection: PostgresConnection
    /// Where the store is, for messages.
    var location: String

    /// The modes of a transaction that sees one moment.
    static let modes = "ISOLATION LEVEL REPEATABLE READ READ ONLY"

    /// The statement that reads a range of a history; takes the facet, the first ordinal and the last.
    ///
    /// An article that is not shown there has a row with nothing but the time of its last change.
    static let range = """
        SELECT \(PostgresArticleRow.columns), member.changed
        FROM memberships AS member LEFT JOIN LATERAL (
            SELECT * FROM articles WHERE articles.key = member.article AND member.published IS NOT NULL LIMIT 1
        ) AS article ON true
        WHERE member.facet = $1 AND member.ordinal BETWEEN $2 AND $3
        ORDER BY article.published DESC, article.id DESC
        """

    /// The statement that reads who was taken down last; takes the facet, the earliest time and the number.
    static let takedowns = """
        SELECT id, withdrawn FROM memberships WHERE facet = $1 AND withdrawn >= $2
        ORDER BY withdrawn DESC, ordinal DESC LIMIT $3
        """

    /// The statement that finds the ordinals of articles; takes their ids and the facet.
    static let ordinals = """
        SELECT ordinals[array_position(facets, $2::bigint)] FROM articles
        WHERE id = ANY ($1::text[]) AND $2 = ANY (facets) ORDER BY 1
        """

    /// What a query is about, at the moment of a transaction.
    private struct Found {
        var facets: [FacetKey: FacetSelection.Facet]
        var definitionSeen: Timestamp?
    }

    /// The answer to a query; see `ArticleStore.select`.
    func select(_ query: ArticleQuery, window: ArticleWindow, definition: String?) throws -> ArticleSelection {
        try connection.transaction(Self.modes) {
            let found = try find(FacetSelection.keys(of: query), definition)
            guard let selection = FacetSelection(query, facet: { found.facets[$0] }) else {
                return ArticleSelection(articles: [], lastChange: nil, definitionSeen: found.definitionSeen)
            }
            if let wanted = selection.wanted { throw StoreError.unregistered(wanted, location: location) }
            let history = selection.isSimple ? selection.required[0] : nil
            let lastChange =
                try selection.isSimple
                ? selection.required[0].changedTime
                : PostgresChangeLog.lastChange(touching: query, upTo: selection.newestSequence, connection)
            let answers = try connection.pipeline(
                [articles(selection, window, history)] + takedowns(history, window, lastChange)
            )
            return ArticleSelection(
                articles: try PostgresArticleRow.stored(answers[0]),
                lastChange: lastChange,
                definitionSeen: found.definitionSeen,
                historyCount: history?.entered ?? 0,
                takedowns: try answers.dropFirst().joined()
                    .map { row in
                        ArticleSelection.Takedown(
                            articleID: try row.required(0, PostgresRow.text),
                            time: try row.required(1, PostgresRow.time)
                        )
                    }
            )
        }
    }

    /// The answer to a query that nobody registered; see `ArticleStore.search`.
    func search(_ query: ArticleQuery, count: Int, mostRows: Int, definition: String?) throws -> SearchAnswer {
        try connection.transaction(Self.modes) {
            let source = query.source.map { FacetKey(kind: .source, key: $0) }
            let found = try find(FacetSelection.keys(of: query), definition)
            if let source, found.facets[source] == nil { return .unknownSource }
            let wanted = query.wanted
            if wanted != nil {
                let state = try connection.pipeline([PostgresTextIndex.state])[0]
                guard try PostgresTextIndex(state, connection)?.isComplete == true else { return .notIndexed }
            }
            guard let selection = FacetSelection(query, facet: { found.facets[$0] }) else {
                return .found(ArticleSelection(articles: [], lastChange: nil, definitionSeen: found.definitionSeen))
            }
            let reader = PostgresSearchReader(
                connection: connection,
                selection: selection,
                mostRows: selection.rows(of: mostRows)
            )
            guard let articles = try reader.latest(max(1, count), wanted) else { return .tooCostly }
            return .found(
                ArticleSelection(
                    articles: articles,
                    lastChange: selection.newestTime,
                    definitionSeen: found.definitionSeen
                )
            )
        }
    }

    /// A part of the history of a query; see `ArticleStore.archive`.
    func archive(_ query: ArticleQuery, ordinals: ClosedRange<Int>, definition: String?) throws -> ArticleArchive {
        try connection.transaction(Self.modes) {
            let key = FacetKey.answering(query)
            let found = try find([key], definition)
            let facet = found.facets[key]
            let last = facet?.entered ?? 0
            guard let isFull = ArticleArchive.isFull(ordinals, last: last) else { return .none }
            guard let facet, isFull else { return .open }
            let rows = try connection.rows(
                Self.range,
                [
                    .integer(facet.identifier), .integer(Int64(ordinals.lowerBound)),
                    .integer(Int64(ordinals.upperBound)),
                ]
            )
            let changed = PostgresArticleRow.columnCount
            return .full(
                ArticleSelection(
                    articles: try PostgresArticleRow.stored(rows.filter { try $0.integer(0) != nil }),
                    lastChange: try rows.map { try $0.required(changed, PostgresRow.time) }.max(),
                    definitionSeen: found.definitionSeen,
                    historyCount: last
                )
            )
        }
    }

    /// The ordinals of articles in the history of a query; see `ArticleStore.ordinals`.
    func ordinals(of ids: [String], in query: ArticleQuery) throws -> [Int] {
        let key = FacetKey.answering(query)
        guard let facet = try find([key], nil).facets[key] else { return [] }
        return try connection.rows(Self.ordinals, [.texts(ids), .integer(facet.identifier)])
            .map { Int(clamping: try $0.required(0, PostgresRow.integer)) }
    }

    /// How many articles a query has.
    func count(_ query: ArticleQuery) throws -> Int {
        try connection.transaction(Self.modes) {
            let found = try find(FacetSelection.keys(of: query), nil)
            guard let selection = FacetSelection(query, facet: { found.facets[$0] }) else { return 0 }
            if let wanted = selection.wanted { throw StoreError.unregistered(wanted, location: location) }
            if selection.isSimple { return Int(clamping: selection.required[0].size) }
            let listing = PostgresListing(selection: selection)
            let row = try connection.rows(listing.count, listing.parameters).first
            return Int(clamping: try row?.required(0, PostgresRow.integer) ?? 0)
        }
    }

    /// The facets with these keys, as far as there are any, and when a definition was first seen.
    private func find(_ keys: [FacetKey], _ definition: String?) throws -> Found {
        let answers = try connection.pipeline([
            PostgresSchema.readVersion, PostgresFacets.select(keys),
            PostgresStatement(
                "SELECT first_seen FROM definitions WHERE digest = $1",
                [.text(definition)]
            ),
        ])
        try PostgresSchema.check(answers[0], location: location)
        return Found(
            facets: try PostgresFacets.found(answers[1], among: keys),
            definitionSeen: try answers[2].first?.time(0)
        )
    }

    private func articles(
        _ selection: FacetSelection,
        _ window: ArticleWindow,
        _ history: FacetSelection.Facet?
    ) -> PostgresStatement {
        var archived: (facet: Int64, archived: Int64)?
        if let history, let archiveCount = window.archiveCount {
            let count = max(1, archiveCount)
            archived = (history.identifier, Int64(history.entered / count * count))
        }
        let listing = PostgresListing(selection: selection)
        return PostgresStatement(
            listing.latest,
            listing.parameters + PostgresListing.Window(window: window, history: archived).parameters
        )
    }

    /// Asks who was taken down in the time that the window has for it, counted back from the newest change.
    private func takedowns(
        _ history: FacetSelection.Facet?,
        _ window: ArticleWindow,
        _ lastChange: Timestamp?
    ) -> [PostgresStatement] {
        guard let history, let since = window.takedownsSince(lastChange) else { return [] }
        return [
            PostgresStatement(
                Self.takedowns,
                [.integer(history.identifier), .time(since), .integer(Int64(ArticleWindow.maximumTakedownCount))]
            )
        ]
    }
}
