/// How categories hang together, and what becomes of the listings when that changes.
enum PostgresHierarchy {
    /// How many articles are held at a time while listings are rewritten.
    private static let batch = 500

    /// The statement that finds the articles that are listed in some facets; takes these.
    static let listed = """
        SELECT DISTINCT article FROM memberships WHERE facet = ANY ($1::bigint[]) AND published IS NOT NULL ORDER BY article
        """

    /// The statement that reads articles by their keys.
    static let articles = """
        SELECT \(PostgresArticleRow.columns), \(PostgresArticleRow.writersColumns) FROM articles AS article
        WHERE key = ANY ($1::bigint[]) ORDER BY key
        """

    /// The hierarchy that was last made known.
    static func read(_ connection: PostgresConnection) throws -> CategoryHierarchy {
        var hierarchy = CategoryHierarchy()
        for row in try connection.rows("SELECT taxonomy, slug, parent FROM category_parents") {
            let category = CategoryReference(
                taxonomy: try row.required(0, PostgresRow.text),
                slug: try row.required(1, PostgresRow.text)
            )
            hierarchy.insert(category, under: try row.required(2, PostgresRow.text))
        }
        return hierarchy
    }

    /// Makes another hierarchy known: moves every shown article in a category whose ancestors are others now; only
    /// facets that an article enters or leaves count as changed.
    static func adopt(_ new: CategoryHierarchy, _ connection: PostgresConnection, _ store: PostgresContext) throws {
        let (lock, _) = try PostgresWriteLock.take(connection, clock: store.clock, location: store.location)
        let old = try read(connection)
        guard old != new else { return }
        connection.takeTime()
        write(new, connection)
        let keys = try connection.rows(listed, [.integers(affected(old, new, connection))])
            .map { try $0.required(0, PostgresRow.integer) }
        let facets = PostgresFacetIndex(connection)
        let memberships = PostgresMemberships(connection, facets: facets)
        let writer = PostgresArticleWriter(connection: connection)
        for start in stride(from: 0, to: keys.count, by: batch) {
            var rows = try connection.rows(articles, [.integers(Array(keys[start...].prefix(batch)))])
                .map { try PostgresArticleRow($0) }
            let places = rows.map { ($0.held.place(in: old), $0.held.place(in: new)) }
            try facets.resolve(places.flatMap { [$0.0?.facets, $0.1?.facets] }.compactMap { $0 })
            var entered: [PostgresArticleRow] = []
            for (index, (before, after)) in places.enumerated() {
                let known = rows[index].ordinals.facets
                memberships.move(
                    &rows[index],
                    from: before,
                    to: after,
                    change: (lock.lastSequence, lock.now),
                    movesAll: false
                )
                if rows[index].ordinals.facets != known { entered.append(rows[index]) }
            }
            writer.restate(entered)
            try memberships.flush()
        }
        lock.finish(connection)
    }

    private static func write(_ hierarchy: CategoryHierarchy, _ connection: PostgresConnection) {
        connection.queue("DELETE FROM category_parents")
        let rows = hierarchy.parents.map { category, parent -> [PostgresValue] in
            [.text(category.taxonomy), .text(category.slug), .text(parent.slug)]
        }
        if !rows.isEmpty {
            connection.queue(
                "INSERT INTO category_parents SELECT * FROM unnest($1::text[], $2::text[], $3::text[])",
                PostgresValue.columns(rows)
            )
        }
        connection.queue("UPDATE settings SET hierarchy = gen_random_uuid()::text")
    }

    /// The facets of the categories whose ancestors are others in one hierarchy than in the other.
    private static func affected(
        _ old: CategoryHierarchy,
        _ new: CategoryHierarchy,
        _ connection: PostgresConnection
    ) throws -> [Int64] {
        try connection.rows("SELECT id, key FROM facets WHERE kind = 'category' AND language_range = '' ORDER BY id")
            .compactMap { row in
                guard let category = CategoryReference(name: try row.required(1, PostgresRow.text)) else {
                    throw row.malformed(1)
                }
                let isAffected = old.closure(of: [category]) != new.closure(of: [category])
                return isAffected ? try row.required(0, PostgresRow.integer) : nil
            }
    }
}
