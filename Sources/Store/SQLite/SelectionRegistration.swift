import GRDB

/// Makes facets of queries that no facet answers alone, so that they have a listing and a history of their own.
struct SelectionRegistration {
    /// A transaction.
    var database: Database

    /// Those queries that are to be registered and are not yet, each once.
    func missing(among queries: [ArticleQuery]) throws -> [ArticleQuery] {
        var seen: Set<String> = []
        return try queries.filter { query in
            let key = FacetKey.answering(query)
            guard key.isSelection, seen.insert(key.key).inserted else { return false }
            return try FacetSelection.facet(key, database) == nil
        }
    }

    /// Registers queries that are missing.
    func register(_ queries: [ArticleQuery], now: Timestamp) throws {
        guard !queries.isEmpty else { return }
        let index = FacetIndex(database)
        var matchers: [(facet: Int64, matcher: QueryMatcher)] = []
        var first = Int64.max
        for query in queries {
            first = min(first, try firstSequence(of: query))
            matchers.append((try makeFacet(of: query, index), QueryMatcher(query)))
        }
        let replay = HistoryReplay(database, now: now)
        let newest = try replay.run(after: first == .max ? first : first - 1) { row, column in
            var found: Set<Int64> = []
            for index in matchers.indices where try matchers[index].matcher.matches(row, column) {
                found.insert(matchers[index].facet)
            }
            return found
        }
        for (facet, _) in matchers { try replay.addMissing(in: facet) }
        try replay.history.finish()
        for (facet, _) in matchers { try describe(facet, newest[facet]) }
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
    private func makeFacet(of query: ArticleQuery, _ index: FacetIndex) throws -> Int64 {
        let shown = try FacetSelection(query, database).map { ListingReader(selection: $0, database: database) }
        let facet = try index.identifier(of: .answering(query))
        for lead in FacetSelection.leads(of: query) {
            try database.execute(
                sql: "INSERT INTO selections VALUES (?, ?)",
                arguments: [try index.identifier(of: lead), facet]
            )
        }
        for statement in shown?.copyStatements(to: facet) ?? [] { try database.execute(sql: statement) }
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
