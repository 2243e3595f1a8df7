import GRDB

/// Keeps the listings of all facets, and what each facet knows of itself, in step within one transaction.
///
/// Lives as long as the transaction; `finish()` writes what was gathered.
final class FacetIndex {
    /// What a transaction changes about a facet.
    private struct Mark {
        var growth = 0
        var change: (sequence: Int64, time: Timestamp)?
    }

    private let database: Database
    private let history: HistoryIndex
    private let selections: SelectionIndex
    private var identifiers: [FacetKey: Int64] = [:]
    private var memberships: [ArticleFacets: FacetMembership<Int64>] = [:]
    private var marks: [Int64: Mark] = [:]
    private var known: Set<String> = []

    /// An index for a transaction.
    init(_ database: Database) {
        self.database = database
        history = HistoryIndex(database)
        selections = SelectionIndex(database)
    }

    /// Moves an article from one place in the listings to another; nil for a place means that it is not shown.
    ///
    /// Every facet of both places counts as changed, or, unless `movesAll`, only those that differ. `isFirst` says that
    /// the article was never shown before.
    func move(
        key: Int64,
        id: String,
        from before: HeldArticle.Place?,
        to after: HeldArticle.Place?,
        change: (sequence: Int64, time: Timestamp),
        isFirst: Bool = false,
        movesAll: Bool = true
    ) throws {
        let old = Set(try before.map(identifiers) ?? [])
        let new = Set(try after.map(identifiers) ?? [])
        let stays = before?.published == after?.published ? old.intersection(new) : []
        if let before {
            let left = old.subtracting(stays)
            for facet in left { marks[facet, default: Mark()].growth -= 1 }
            try database.cachedStatement(
                sql: """
                    DELETE FROM listing
                    WHERE facet IN (SELECT value FROM json_each(?)) AND published = ? AND id = ?
                    """
            )
            .execute(arguments: [list(left), before.published.milliseconds, id])
        }
        if let after {
            let entered = new.subtracting(stays)
            for facet in entered { marks[facet, default: Mark()].growth += 1 }
            try database.cachedStatement(sql: "INSERT INTO listing SELECT value, ?, ?, ? FROM json_each(?)")
                .execute(arguments: [after.published.milliseconds, id, key, list(entered)])
        }
        let touched = movesAll ? old.union(new) : old.symmetricDifference(new)
        for facet in touched { marks[facet, default: Mark()].change = change }
        let step = HistoryIndex.Step(article: key, time: change.time, isShown: after != nil, isFirst: isFirst)
        try history.record(step, entered: new.subtracting(old), touched: touched)
    }

    /// Makes the values of an article that is shown known for good.
    func remember(_ article: Article) throws {
        for category in article.categories {
            try remember("category", category.name, name: category.slug)
        }
        if let language = article.language.flatMap(LanguageTag.canonical) {
            try remember("language", language, name: language)
        }
        for author in article.authors { try remember("author", author.slug, name: author.name) }
    }

    /// Writes sizes, changes and last ordinals of the facets that were touched.
    func finish() throws {
        let update = try database.cachedStatement(
            sql: """
                UPDATE facets SET size = size + ?, changed_sequence = ifnull(?, changed_sequence),
                    changed_time = ifnull(?, changed_time), entered = ifnull(?, entered)
                WHERE id = ?
                """
        )
        for (identifier, mark) in marks {
            try update.execute(
                arguments: [
                    mark.growth, mark.change?.sequence, mark.change?.time.milliseconds,
                    history.takeLast(of: identifier),
                    identifier,
                ]
            )
        }
        marks = [:]
        try history.finish()
    }

    private func remember(_ kind: String, _ key: String, name: String) throws {
        guard known.insert(kind + " " + key).inserted else { return }
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO known_values VALUES (?, ?, ?)")
            .execute(arguments: [kind, key, name])
    }

    /// Numbers as one argument, so that an article takes one statement and not one per facet.
    private func list(_ facets: Set<Int64>) -> String { KeyList.json(facets) }

    /// The facets that an article at a place belongs to.
    func identifiers(of place: HeldArticle.Place) throws -> [Int64] {
        try membership(of: place.facets).facets(of: place.article)
    }

    /// What articles with these facets belong to; many of a batch have the same.
    func membership(of facets: ArticleFacets) throws -> FacetMembership<Int64> {
        if let membership = memberships[facets] { return membership }
        let membership = try selections.membership(of: facets, among: FacetKey.keys(of: facets).map(identifier))
        memberships[facets] = membership
        return membership
    }

    /// The key that the listings know a facet by, which is made where there is none.
    func identifier(of facet: FacetKey) throws -> Int64 {
        if let identifier = identifiers[facet] { return identifier }
        let arguments: StatementArguments = [facet.kind.rawValue, facet.key, facet.range]
        // Everything that a batch asks of a facet at once: it has thousands.
        let select = try database.cachedStatement(
            sql: """
                SELECT id, entered, EXISTS (SELECT 1 FROM selections WHERE lead = facets.id) FROM facets
                WHERE kind = ? AND key = ? AND language_range = ?
                """
        )
        let identifier: Int64
        if let found = try Row.fetchOne(select, arguments: arguments) {
            identifier = try found.required(0, Row.integer)
            history.know(last: try found.required(1, Row.integer), of: identifier)
            if try found.required(2, Row.integer) == 0 { selections.knowNone(ledBy: identifier) }
        } else {
            try database.cachedStatement(sql: "INSERT INTO facets (kind, key, language_range) VALUES (?, ?, ?)")
                .execute(arguments: arguments)
            identifier = database.lastInsertedRowID
            history.know(last: 0, of: identifier)
            selections.knowNone(ledBy: identifier)
        }
        identifiers[facet] = identifier
        return identifier
    }
}
