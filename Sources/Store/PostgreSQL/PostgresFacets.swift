/// Finds facets by their keys, many in one statement.
enum PostgresFacets {
    /// The statement that finds facets; takes their kinds, keys and language ranges as three arrays.
    static let selection = """
        SELECT facets.id, facets.size, facets.changed_sequence, facets.changed_time, facets.entered, wanted.position
        FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY
            AS wanted (kind, key, language_range, position)
        JOIN facets ON facets.key = wanted.key AND facets.kind = wanted.kind
            AND facets.language_range = wanted.language_range
        """

    /// The statement that makes those that are not there; under the lock, so that none is made twice.
    private static let insertion = """
        INSERT INTO facets (kind, key, language_range)
        SELECT wanted.kind, wanted.key, wanted.language_range
        FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY
            AS wanted (kind, key, language_range, position)
        WHERE NOT EXISTS (SELECT FROM facets WHERE facets.key = wanted.key AND facets.kind = wanted.kind
            AND facets.language_range = wanted.language_range)
        ORDER BY wanted.position
        """

    /// The statement that finds facets.
    static func select(_ keys: [FacetKey]) -> PostgresStatement {
        PostgresStatement(selection, parameters(keys))
    }

    /// The statement that makes those of some facets, each named once, that are not there.
    static func insert(_ keys: [FacetKey]) -> PostgresStatement {
        PostgresStatement(insertion, parameters(keys))
    }

    /// What `select` found among the keys that it was given.
    static func found(_ rows: PostgresRows, among keys: [FacetKey]) throws -> [FacetKey: FacetSelection.Facet] {
        var found: [FacetKey: FacetSelection.Facet] = [:]
        for row in rows {
            let position = Int(clamping: try row.required(5, PostgresRow.integer)) - 1
            guard keys.indices.contains(position) else { throw row.malformed(5) }
            found[keys[position]] = FacetSelection.Facet(
                identifier: try row.required(0, PostgresRow.integer),
                size: try row.required(1, PostgresRow.integer),
                changedSequence: try row.required(2, PostgresRow.integer),
                changedTime: try row.time(3),
                entered: Int(clamping: try row.required(4, PostgresRow.integer))
            )
        }
        return found
    }

    private static func parameters(_ keys: [FacetKey]) -> [PostgresValue] {
        [.texts(keys.map(\.kind.rawValue)), .texts(keys.map(\.key)), .texts(keys.map(\.range))]
    }
}
