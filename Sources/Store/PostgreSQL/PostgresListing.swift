/// The statements that read listings: which articles of a selection are shown, newest first.
///
/// The listing of one facet is read in order, the smallest there is; the other conditions are looked up per article. No
/// statement reads the articles themselves to find which they are.
struct PostgresListing {
    /// The selection.
    var selection: FacetSelection
    /// Whether listings are gone through; else every facet is looked up.
    var isDriven = true

    /// The statement of what is listed in the facet `driver.facet` and for which the other conditions hold, newest first.
    ///
    /// The parameters are those of `parameters`. Where there are several listings, an article may be in more than one. The
    /// listing is read in order before anything else is looked at: `OFFSET 0` keeps the server from another order, in
    /// which it would have to go through all of it.
    /// - Parameter bound: What else is asked of `published` and `id` while the listing is read.
    /// - Returns: The statement, a part of another.
    func matching(bound: String = "") -> String {
        """
        SELECT listed.article, listed.published, listed.id FROM ( \
        SELECT article, published, id FROM memberships \
        WHERE memberships.facet = driver.facet AND published IS NOT NULL\(bound) \
        ORDER BY published DESC, id DESC OFFSET 0) AS listed WHERE \(conditions)
        """
    }

    /// The statement that reads the articles of the selection, those that an archive does not hold among them; its
    /// parameters are those of `parameters`, then those of `PostgresListing.Window`.
    ///
    /// Each article is looked up by itself: nothing that the server may estimate makes it read others.
    var latest: String {
        """
        WITH latest AS MATERIALIZED (
            SELECT DISTINCT found.article, found.published, found.id
            FROM unnest($1::bigint[]) AS driver (facet) CROSS JOIN LATERAL (
                \(matching()) ORDER BY listed.published DESC, listed.id DESC LIMIT $5
            ) AS found
            ORDER BY published DESC, id DESC LIMIT $5
        ), counted AS (
            SELECT article, published, row_number() OVER (ORDER BY published DESC, id DESC) AS position,
                max(published) OVER () AS newest
            FROM latest
        ), wanted AS (
            SELECT article FROM counted
            WHERE position <= $6 OR published::numeric >= newest::numeric - $7::bigint::numeric
            UNION
            SELECT article FROM memberships WHERE facet = $8 AND ordinal > $9 AND published IS NOT NULL
        )
        SELECT \(PostgresArticleRow.columns)
        FROM wanted CROSS JOIN LATERAL (SELECT * FROM articles WHERE key = wanted.article LIMIT 1) AS article
        ORDER BY article.published DESC, article.id DESC
        """
    }

    /// The statement that counts the articles of the selection; its parameters are those of `parameters`.
    var count: String {
        """
        SELECT count(DISTINCT found.article)
        FROM unnest($1::bigint[]) AS driver (facet) CROSS JOIN LATERAL (\(matching())) AS found
        """
    }

    /// The statement that reads the keys of the articles of the selection; its parameters are those of `parameters`.
    var articles: String {
        """
        SELECT DISTINCT found.article
        FROM unnest($1::bigint[]) AS driver (facet) CROSS JOIN LATERAL (\(matching())) AS found
        ORDER BY found.article
        """
    }

    /// How much is read, as parameters of `latest`.
    struct Window {
        /// How much of the selection is shown.
        var window: ArticleWindow
        /// The facet whose history goes with it, and the last ordinal that an archive holds.
        var history: (facet: Int64, archived: Int64)?

        /// The parameters.
        var parameters: [PostgresValue] {
            let count = max(0, window.count)
            let most = window.milliseconds == nil ? count : max(count, ArticleWindow.maximumCount)
            return [
                .integer(Int64(most)), .integer(Int64(count)), .integer(window.milliseconds),
                .integer(history?.facet), .integer(history?.archived),
            ]
        }
    }

    /// The facets: those to go through, those that must hold the article too, of which one must, and that must not.
    var parameters: [PostgresValue] {
        let lists = [isDriven ? selection.drivers : [], others, alternatives, selection.excluded]
        return lists.map { .integers($0.map(\.identifier)) }
    }

    /// The keys of the facets whose listings are gone through.
    private var driven: Set<Int64> { isDriven ? Set(selection.drivers.map(\.identifier)) : [] }

    private var others: [FacetSelection.Facet] {
        selection.required.filter { !driven.contains($0.identifier) }
    }

    /// The alternatives, unless they are gone through anyway.
    private var alternatives: [FacetSelection.Facet] {
        selection.alternatives.contains { driven.contains($0.identifier) } ? [] : selection.alternatives
    }

    /// What else must hold, each a lookup of the whole key of a listing.
    ///
    /// What a subquery returns is compared, not whether there is anything: `EXISTS` could become a join, and so go
    /// through all of a listing however few articles are wanted.
    var conditions: String {
        func lookup(_ facet: String) -> String {
            """
            (SELECT other.facet FROM memberships AS other WHERE other.facet = \(facet) \
            AND other.published = listed.published AND other.id = listed.id LIMIT 1)
            """
        }
        // Parameters have to be named in the statement, whether they hold something or not.
        let must =
            others.isEmpty
            ? "$2::bigint[] = '{}'"
            : """
            (SELECT count(\(lookup("must.facet"))) FROM unnest($2::bigint[]) AS must (facet)) \
            = cardinality($2::bigint[])
            """
        let may = alternatives.isEmpty ? "$3::bigint[] = '{}'" : lookup("ANY ($3::bigint[])") + " IS NOT NULL"
        let mustNot =
            selection.excluded.isEmpty ? "$4::bigint[] = '{}'" : lookup("ANY ($4::bigint[])") + " IS NULL"
        return "\(must) AND \(may) AND \(mustNot)"
    }
}
