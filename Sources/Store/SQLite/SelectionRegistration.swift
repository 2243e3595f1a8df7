import GRDB

/// Makes facets of queries that no facet answers alone, so that they have a listing and a history of their own.
struct SelectionRegistration {
    /// A transaction.
    var database: Database

    /// A selection that is being registered.
    private struct Selection {
        var facet: Int64
        var matcher: QueryMatcher
        var wanted: SearchTerms.Wanted?
    }

    /// Those queries that are to be registered and are not yet, each once.
    func missing(among queries: [ArticleQuery]) throws -> [ArticleQuery] {
        var seen: Set<String> = []
        return try queries.filter { query in
            let key = FacetKey.answering(query)
            guard key.isSelection, seen.insert(key.key).inserted else { return false }
            return try FacetSelection.facet(key, database) == nil
        }
    }

    /// How many articles have to be looked through for words of queries that are missing.
    func articlesToRead(for queries: [ArticleQuery]) throws -> Int64 {
        try queries.filter { $0.wanted != nil }
            .reduce(0) { sum, query in sum + (try FacetSelection(query, database)?.length ?? 0) }
    }

    /// Registers queries that are missing.
    func register(_ queries: [ArticleQuery], now: Timestamp) throws {
        guard !queries.isEmpty else { return }
        let index = FacetIndex(database)
        let texts = try TextDecisions(database)
        var selections: [Selection] = []
        var first = Int64.max
        for query in queries {
            first = min(first, try firstSequence(of: query))
            let facet = try makeFacet(of: query, index, texts)
            selections.append(Selection(facet: facet, matcher: QueryMatcher(query), wanted: query.wanted))
        }
        let replay = HistoryReplay(database, now: now)
        let newest = try replay.run(after: first == .max ? first : first - 1) { row, column in
            var found: Set<Int64> = []
            for index in selections.indices where try selections[index].matcher.matches(row, column) {
                // The log does not know what articles said: they are taken for what they say now.
                if let wanted = selections[index].wanted,
                    try !texts.holds(row.required(2, Row.integer), wanted)
                {
                    continue
                }
                found.insert(selections[index].facet)
            }
            return found
        }
        for selection in selections { try replay.addMissing(in: selection.facet) }
        try replay.history.finish()
        for selection in selections { try describe(selection.facet, newest[selection.facet]) }
        try StoreSettings.setNewest(now, database)
    }

    /// The first change that can have brought an article into a query: the first of those that its leads ever held.
    private func firstSequence(of query: ArticleQuery) throws -> Int64 {
        var first = Int64.max
        for lead in FacetSelection.leads(of: query) {
            guard let facet = try FacetSelection.facet(lead, database) else { continue }
            let found = try Int64.fetchOne(
                database,
                sql: """
                    SELECT min(first_published_sequence) FROM articles
                    WHERE key IN (SELECT article FROM history WHERE facet = ?)
                    """,
                arguments: [facet.identifier]
            )
            first = min(first, found ?? first)
        }
        return first
    }

    /// Makes the facet of a query, with the articles that it shows now.
    private func makeFacet(
        of query: ArticleQuery,
        _ index: FacetIndex,
        _ texts: TextDecisions
    ) throws -> Int64 {
        let shown = try FacetSelection(query, database).map { ListingReader(selection: $0, database: database) }
        let facet = try index.identifier(of: .answering(query))
        for lead in FacetSelection.leads(of: query) {
            try database.execute(
                sql: "INSERT INTO selections VALUES (?, ?)",
                arguments: [try index.identifier(of: lead), facet]
            )
        }
        if let wanted = query.wanted {
            let items = try shown?.latest(.max).filter { try texts.holds($0.article, wanted) } ?? []
            let insert = try database.cachedStatement(sql: "INSERT INTO listing VALUES (?, ?, ?, ?)")
            for item in items {
                try insert.execute(arguments: [facet, item.published.milliseconds, item.id, item.article])
            }
        } else {
            for statement in shown?.copyStatements(to: facet) ?? [] { try database.execute(sql: statement) }
        }
        return facet
    }

    /// Writes what the facet knows of itself.
    private func describe(_ facet: Int64, _ newest: HistoryReplay.Newest?) throws {
        try database.execute(
            sql: """
                UPDATE facets SET size = (SELECT count(*) FROM listing WHERE facet = facets.id), changed_sequence = ?,
                    changed_time = ?
                WHERE id = ?
                """,
            arguments: [newest?.sequence ?? 0, newest?.time.milliseconds, facet]
        )
    }
}
