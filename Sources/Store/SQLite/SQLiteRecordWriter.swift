import GRDB

/// Writes records into the tables within one transaction, and what follows from them into the listings.
///
/// Articles come in the order of their ids into an empty table, so that their keys are their numbers.
final class SQLiteRecordWriter {
    private let database: Database
    private let hierarchy: CategoryHierarchy
    private let facets: FacetIndex

    /// Begins with what the store holds.
    init(_ database: Database) throws {
        self.database = database
        hierarchy = try StoreSettings.hierarchy(database)
        facets = FacetIndex(database)
    }

    /// Writes a record.
    func write(_ record: StoreRecord) throws {
        switch record {
        case .settings(let record):
            try execute(
                "UPDATE settings SET id_authority = ?, newest_time = ?, has_history = 1",
                [record.idAuthority, record.newestTime.milliseconds]
            )
        case .parent(let record):
            let category = record.category
            try execute(
                "INSERT INTO category_parents VALUES (?, ?, ?)",
                [category.taxonomy, category.slug, record.parent]
            )
        case .knownValue(let record):
            try execute("INSERT INTO known_values VALUES (?, ?, ?)", [record.kind.rawValue, record.key, record.name])
        case .definition(let record):
            try execute("INSERT INTO definitions VALUES (?, ?)", [record.digest, record.firstSeen.milliseconds])
        case .facet(let record): try write(record)
        case .article(let record): try write(record)
        case .change(let record):
            try execute(
                "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)",
                [
                    record.sequence, record.time.milliseconds, record.article, record.kind.rawValue, record.before,
                    record.after,
                ]
            )
        case .history(let record):
            try execute(
                "INSERT INTO history VALUES (?, ?, ?, ?, ?)",
                [
                    try facets.identifier(of: record.facet), record.ordinal, record.article,
                    record.changed.milliseconds, record.withdrawn?.milliseconds,
                ]
            )
        case .listing: break
        }
    }

    /// Writes a facet, and of a registered selection by which facets it is found.
    private func write(_ record: FacetRecord) throws {
        let identifier = try facets.identifier(of: record.facet)
        try execute(
            "UPDATE facets SET entered = ?, changed_sequence = ?, changed_time = ? WHERE id = ?",
            [record.entered, record.changedSequence, record.changedTime?.milliseconds, identifier]
        )
        guard record.facet.isSelection else { return }
        guard let query = QueryJSON.decode(record.facet.key) else { throw SQLiteProblem.malformed(column: "key") }
        for lead in FacetSelection.leads(of: query) {
            try execute("INSERT INTO selections VALUES (?, ?)", [try facets.identifier(of: lead), identifier])
        }
    }

    private func write(_ article: HeldArticle) throws {
        var row = ArticleRow(new: article)
        try row.insert(database)
        guard let place = article.place(in: hierarchy) else { return }
        try database.cachedStatement(sql: "INSERT INTO listing SELECT value, ?, ?, ? FROM json_each(?)")
            .execute(
                arguments: [
                    place.published.milliseconds, row.stored.article.id, row.key,
                    KeyList.json(try facets.identifiers(of: place)),
                ]
            )
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
