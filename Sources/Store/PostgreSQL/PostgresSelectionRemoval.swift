/// Lets go of registered selections that nobody asks for any more, with their listings and histories.
struct PostgresSelectionRemoval {
    /// A writing transaction.
    var connection: PostgresConnection
    /// Where the store is, for messages.
    var location: String

    /// Removes all but those of some queries, and returns how many there were.
    func keep(_ queries: [ArticleQuery]) throws -> Int {
        _ = try PostgresWriteLock.take(connection, clock: nil, location: location)
        connection.takeTime()
        let kept = queries.map(FacetKey.answering).filter(\.isSelection).map(\.key)
        let facets =
            try connection.rows(
                "SELECT id FROM facets WHERE kind = 'all' AND key <> '' AND key <> ALL ($1)",
                [.texts(kept)]
            )
            .map { try $0.required(0, PostgresRow.integer) }
        guard !facets.isEmpty else { return 0 }
        connection.queue(Self.forgetting, [.integers(facets)])
        for table in ["selections", "memberships"] {
            connection.queue("DELETE FROM \(table) WHERE facet = ANY ($1::bigint[])", [.integers(facets)])
        }
        connection.queue("DELETE FROM facets WHERE id = ANY ($1::bigint[])", [.integers(facets)])
        return facets.count
    }

    /// The statement that has articles forget their ordinals in some facets.
    private static let forgetting = """
        UPDATE articles SET facets = kept.facets, ordinals = kept.ordinals
        FROM (SELECT DISTINCT article FROM memberships WHERE facet = ANY ($1::bigint[])) AS affected,
            LATERAL (
                SELECT coalesce(array_agg(pair.facet ORDER BY place), '{}') AS facets,
                    coalesce(array_agg(pair.ordinal ORDER BY place), '{}') AS ordinals
                FROM articles AS known,
                    unnest(known.facets, known.ordinals) WITH ORDINALITY AS pair (facet, ordinal, place)
                WHERE known.key = affected.article AND pair.facet <> ALL ($1::bigint[])
            ) AS kept
        WHERE articles.key = affected.article
        """
}
