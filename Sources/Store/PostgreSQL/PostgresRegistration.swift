/// Makes facets of queries that no facet answers alone, so that they have a listing and a history of their own.
struct PostgresRegistration {
    /// A connection; for `register` in a writing transaction that holds the lock.
    var connection: PostgresConnection

    /// How many rows are read or written at a time.
    private static let batch = 5000

    /// The statement that writes members of a selection; takes their articles, ordinals, times of change and takedown,
    /// whether they are shown, and the facet.
    private static let insertion = """
        INSERT INTO memberships (facet, ordinal, article, changed, withdrawn, published, id)
        SELECT $6, new.ordinal, new.article, new.changed, new.withdrawn,
            CASE WHEN new.is_listed THEN articles.published END, articles.id
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[])
            AS new (article, ordinal, changed, withdrawn, is_listed)
        JOIN articles ON articles.key = new.article
        """

    /// The statement that tells articles of their ordinals in a selection; takes the articles, these and the facet.
    private static let mention = """
        UPDATE articles SET facets = facets || $3::bigint, ordinals = ordinals || new.ordinal
        FROM unnest($1::bigint[], $2::bigint[]) AS new (article, ordinal) WHERE articles.key = new.article
        """

    /// Those queries that are to be registered and are not yet, each once.
    func missing(among queries: [ArticleQuery]) throws -> [ArticleQuery] {
        var keys: [FacetKey] = []
        var queriesOfKeys: [FacetKey: ArticleQuery] = [:]
        for query in queries {
            let key = FacetKey.answering(query)
            guard key.isSelection, queriesOfKeys.updateValue(query, forKey: key) == nil else { continue }
            keys.append(key)
        }
        let found = try facets(keys)
        return keys.filter { found[$0] == nil }.compactMap { queriesOfKeys[$0] }
    }

    /// How many articles have to be looked through for words of queries that are missing.
    func articlesToRead(for queries: [ArticleQuery]) throws -> Int64 {
        let queries = queries.filter { $0.wanted != nil }
        let found = try facets(Array(Set(queries.flatMap(FacetSelection.keys))))
        return queries.reduce(0) { sum, query in sum + (FacetSelection(query, facet: { found[$0] })?.length ?? 0) }
    }

    /// Registers queries that are missing.
    func register(_ queries: [ArticleQuery], now: Timestamp) throws {
        guard !queries.isEmpty else { return }
        connection.takeTime()
        var selections: [PostgresReplayedSelection] = []
        var leads: Set<Int64> = []
        let texts = try PostgresTextDecisions(connection)
        for query in queries {
            let shown = try shown(query)
            let (facet, itsLeads) = try makeFacet(of: query)
            leads.formUnion(itsLeads)
            selections.append(
                try PostgresReplayedSelection(facet: facet, query: query, shown: shown, texts: texts, now: now)
            )
        }
        if let first = try firstSequence(in: leads) { try replay(&selections, after: first - 1) }
        for index in selections.indices {
            selections[index].numberOthers()
            try write(selections[index])
        }
    }

    private func facets(_ keys: [FacetKey]) throws -> [FacetKey: FacetSelection.Facet] {
        let statement = PostgresFacets.select(keys)
        return try PostgresFacets.found(try connection.rows(statement.sql, statement.parameters), among: keys)
    }

    /// The articles that a query shows now.
    private func shown(_ query: ArticleQuery) throws -> [Int64] {
        let found = try facets(FacetSelection.keys(of: query))
        guard let selection = FacetSelection(query, facet: { found[$0] }) else { return [] }
        let listing = PostgresListing(selection: selection)
        return try connection.rows(listing.articles, listing.parameters).map { try $0.required(0, PostgresRow.integer) }
    }

    /// Makes the facet of a query; returns it and those that lead to it.
    private func makeFacet(of query: ArticleQuery) throws -> (facet: Int64, leads: [Int64]) {
        let index = PostgresFacetIndex(connection)
        let leads = FacetSelection.leads(of: query)
        try index.resolve([.answering(query)] + leads)
        let facet = try index.identifier(of: .answering(query))
        let identifiers = try leads.map { try index.identifier(of: $0) }
        connection.queue(
            "INSERT INTO selections SELECT lead, $2 FROM unnest($1::bigint[]) AS leads (lead)",
            [.integers(identifiers), .integer(facet)]
        )
        return (facet, identifiers)
    }

    /// The first change that can have brought an article into what is in one of some facets: that which showed the first
    /// article that one of them ever held, or an earlier one.
    private func firstSequence(in leads: Set<Int64>) throws -> Int64? {
        try connection
            .rows(
                """
                SELECT min(articles.first_published_sequence) FROM memberships
                JOIN articles ON articles.key = memberships.article
                WHERE memberships.facet = ANY ($1::bigint[]) AND memberships.ordinal = 1
                """,
                [.integers(leads.sorted())]
            )
            .first?
            .integer(0)
    }

    /// Goes through the log after a sequence number.
    private func replay(_ selections: inout [PostgresReplayedSelection], after sequence: Int64) throws {
        var last = sequence
        while true {
            let rows = try connection.rows(
                "SELECT sequence, time, before, after, article FROM changes WHERE sequence > $1 ORDER BY 1 LIMIT $2",
                [.integer(last), .integer(Int64(Self.batch))]
            )
            guard let end = rows.last else { return }
            for index in selections.indices { try selections[index].replay(rows) }
            last = try end.required(0, PostgresRow.integer)
        }
    }

    private func write(_ selection: PostgresReplayedSelection) throws {
        let members = selection.members.sorted { $0.value.ordinal < $1.value.ordinal }
        for start in stride(from: 0, to: members.count, by: Self.batch) {
            let part = members[start..<min(start + Self.batch, members.count)]
            let rows: [[PostgresValue]] = part.map { article, member in
                [
                    .integer(article), .integer(member.ordinal), .time(member.changed), .time(member.withdrawn),
                    .boolean(member.isListed),
                ]
            }
            let columns = PostgresValue.columns(rows)
            connection.queue(Self.insertion, columns + [.integer(selection.facet)])
            try connection.execute(Self.mention, Array(columns.prefix(2)) + [.integer(selection.facet)])
        }
        connection.queue(
            "UPDATE facets SET size = $2, changed_sequence = $3, changed_time = $4, entered = $5 WHERE id = $1",
            [
                .integer(selection.facet), .integer(selection.size), .integer(selection.newest?.sequence ?? 0),
                .time(selection.newest?.time), .integer(selection.entered),
            ]
        )
    }
}
