/// What always holds between the tables of a store, as statements that find what breaks it.
enum PostgresInvariants {
    /// A rule, and the statement that returns a text for each thing that breaks it.
    struct Rule: Sendable {
        /// What holds, as a sentence.
        let sentence: String
        /// The statement; of the many things that may break it at once, it returns at most ten.
        let sql: String
    }

    /// Every rule.
    static let rules = [
        Rule(
            sentence: "A facet knows how many articles are shown in it, and how many ever were.",
            sql: """
                SELECT facets.kind || ' ' || facets.key || ' ' || facets.language_range
                FROM facets LEFT JOIN (
                    SELECT facet, count(published) AS size, count(*) AS entered, max(ordinal) AS last
                    FROM memberships GROUP BY facet
                ) AS counted ON counted.facet = facets.id
                WHERE (facets.size, facets.entered, facets.entered)
                    <> (coalesce(counted.size, 0), coalesce(counted.entered, 0), coalesce(counted.last, 0))
                LIMIT 10
                """
        ),
        Rule(
            sentence: "An article knows its ordinal in each facet that it ever was in, and no other.",
            sql: """
                SELECT coalesce(known.article, memberships.article)::text
                FROM (
                    SELECT articles.key AS article, pair.facet, pair.ordinal
                    FROM articles CROSS JOIN LATERAL unnest(facets, ordinals) AS pair (facet, ordinal)
                ) AS known
                FULL JOIN memberships ON memberships.facet = known.facet AND memberships.ordinal = known.ordinal
                    AND memberships.article = known.article
                WHERE known.article IS NULL OR memberships.article IS NULL
                LIMIT 10
                """
        ),
        Rule(
            sentence: "An article is listed with its own id and time, and only if it is shown; else it is down.",
            sql: """
                SELECT articles.id
                FROM memberships LEFT JOIN articles ON articles.key = memberships.article
                WHERE articles.id IS DISTINCT FROM memberships.id
                    OR memberships.published IS NOT NULL
                        AND (articles.state <> 'published' OR articles.published <> memberships.published)
                    OR memberships.published IS NOT NULL AND memberships.withdrawn IS NOT NULL
                LIMIT 10
                """
        ),
        Rule(
            sentence: "Every article that is shown is listed among all of them.",
            sql: """
                SELECT articles.id FROM articles
                WHERE articles.state = 'published' AND NOT EXISTS (
                    SELECT FROM memberships JOIN facets ON facets.id = memberships.facet
                    WHERE facets.kind = 'all' AND facets.key = '' AND facets.language_range = ''
                        AND memberships.article = articles.key AND memberships.published IS NOT NULL
                )
                LIMIT 10
                """
        ),
        Rule(
            sentence: "The change log has no gap, ends where the settings say, and never runs backwards.",
            sql: """
                SELECT 'change ' || sequence FROM (
                    SELECT sequence, time, lag(sequence, 1, 0::bigint) OVER (ORDER BY sequence) AS previous,
                        lag(time) OVER (ORDER BY sequence) AS earlier
                    FROM changes
                ) AS log
                WHERE sequence <> previous + 1 OR time < earlier
                UNION ALL
                SELECT 'settings' FROM settings
                WHERE last_sequence <> (SELECT coalesce(max(sequence), 0) FROM changes)
                    OR last_article < (SELECT coalesce(max(key), 0) FROM articles)
                LIMIT 10
                """
        ),
        Rule(
            sentence: "A change is one of an article that is there.",
            sql: """
                SELECT 'change ' || sequence FROM changes
                WHERE NOT EXISTS (SELECT FROM articles WHERE articles.key = changes.article) LIMIT 10
                """
        ),
        Rule(
            sentence: "No facet is there twice.",
            sql: """
                SELECT kind || ' ' || key || ' ' || language_range FROM facets
                GROUP BY kind, key, language_range HAVING count(*) > 1 LIMIT 10
                """
        ),
    ]

    /// The sentences of the rules that are broken, each with what breaks it.
    static func broken(_ connection: PostgresConnection) throws -> [String] {
        try rules.compactMap { rule in
            let found = try connection.rows(rule.sql).map { try $0.required(0, PostgresRow.text) }
            return found.isEmpty ? nil : "\(rule.sentence) But: \(found.joined(separator: ", "))"
        }
    }
}
