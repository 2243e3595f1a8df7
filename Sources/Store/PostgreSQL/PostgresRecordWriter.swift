/// Writes records of one kind into the tables within one transaction.
///
/// Articles come in the order of their ids, so that their keys are their numbers. Until their histories are written,
/// `facets` of an article names the facets in which it is shown.
struct PostgresRecordWriter {
    private let connection: PostgresConnection
    private let index: PostgresFacetIndex

    /// Begins.
    init(_ connection: PostgresConnection) {
        self.connection = connection
        index = PostgresFacetIndex(connection)
    }

    /// Writes records.
    func write(_ records: [StoreRecord]) throws {
        var rows: [StoreRecord.Kind: [[PostgresValue]]] = [:]
        var (articles, facets, histories): ([HeldArticle], [FacetRecord], [HistoryRecord]) = ([], [], [])
        for record in records {
            switch record {
            case .settings(let record):
                connection.queue(
                    "UPDATE settings SET id_authority = $1, newest_time = $2",
                    [.text(record.idAuthority), .time(record.newestTime)]
                )
            case .parent(let record):
                let category = record.category
                rows[.hierarchy, default: []]
                    .append([.text(category.taxonomy), .text(category.slug), .text(record.parent)])
            case .knownValue(let record):
                rows[.knownValues, default: []]
                    .append([.text(record.kind.rawValue), .text(record.key), .text(record.name)])
            case .definition(let record):
                rows[.definitions, default: []].append([.text(record.digest), .time(record.firstSeen)])
            case .change(let record): rows[.changes, default: []].append(Self.values(record))
            case .facet(let record): facets.append(record)
            case .article(let article): articles.append(article)
            case .history(let record): histories.append(record)
            case .listing: break
            }
        }
        for (kind, rows) in rows { try Self.tables[kind]?.insert(rows.count, rows, connection) }
        try write(facets)
        try write(articles)
        try write(histories)
    }

    private static func values(_ record: ChangeRecord) -> [PostgresValue] {
        [
            .integer(record.sequence), .time(record.time), .integer(record.article), .text(record.kind.rawValue),
            .text(record.before), .text(record.after),
        ]
    }

    /// The tables whose rows say just what records do.
    private static let tables: [StoreRecord.Kind: PostgresTable] = [
        .hierarchy: PostgresTable("category_parents", [("taxonomy", "text"), ("slug", "text"), ("parent", "text")]),
        .knownValues: PostgresTable("known_values", [("kind", "text"), ("key", "text"), ("name", "text")]),
        .definitions: PostgresTable("definitions", [("digest", "text"), ("first_seen", "bigint")]),
        .changes: PostgresChangeLog.table,
    ]

    /// Writes facets, and of registered selections by which facets they are found.
    private func write(_ facets: [FacetRecord]) throws {
        guard !facets.isEmpty else { return }
        var leads: [(lead: FacetKey, facet: FacetKey)] = []
        for record in facets where record.facet.isSelection {
            guard let query = QueryJSON.decode(record.facet.key) else { throw PostgresProblem.malformed(column: "key") }
            leads += FacetSelection.leads(of: query).map { ($0, record.facet) }
        }
        try index.resolve(facets.map(\.facet) + leads.map(\.lead))
        connection.queue(
            """
            UPDATE facets SET entered = new.entered, changed_sequence = new.changed_sequence,
                changed_time = new.changed_time
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
                AS new (id, entered, changed_sequence, changed_time)
            WHERE facets.id = new.id
            """,
            PostgresValue.columns(
                try facets.map {
                    [
                        .integer(try index.identifier(of: $0.facet)), .integer($0.entered),
                        .integer($0.changedSequence), .time($0.changedTime),
                    ]
                }
            )
        )
        guard !leads.isEmpty else { return }
        connection.queue(
            "INSERT INTO selections (lead, facet) SELECT * FROM unnest($1::bigint[], $2::bigint[])",
            PostgresValue.columns(
                try leads.map {
                    [.integer(try index.identifier(of: $0.lead)), .integer(try index.identifier(of: $0.facet))]
                }
            )
        )
    }

    private func write(_ articles: [HeldArticle]) throws {
        guard !articles.isEmpty else { return }
        let hierarchy = try PostgresHierarchy.read(connection)
        let places = articles.map { $0.place(in: hierarchy) }
        try index.resolve(places.compactMap { $0?.facets })
        var key = try connection.rows("SELECT last_article FROM settings").first?.integer(0) ?? 0
        let rows = zip(articles, places)
            .map { article, place in
                key += 1
                var row = PostgresArticleRow(key: key, new: article)
                for position in place.map(index.positions) ?? [] {
                    row.ordinals[index.facets[position].identifier] = 0
                }
                return row
            }
        try PostgresArticleWriter(connection: connection).insert(rows)
        connection.queue("UPDATE settings SET last_article = $1", [.integer(key)])
    }

    private func write(_ histories: [HistoryRecord]) throws {
        guard !histories.isEmpty else { return }
        try index.resolve(Array(Set(histories.map(\.facet))))
        connection.queue(
            """
            INSERT INTO memberships (facet, ordinal, article, changed, withdrawn, published, id)
            SELECT new.facet, new.ordinal, new.article, new.changed, new.withdrawn,
                CASE WHEN new.facet = ANY (articles.facets) THEN articles.published END, articles.id
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
                AS new (facet, ordinal, article, changed, withdrawn)
            JOIN articles ON articles.key = new.article
            """,
            PostgresValue.columns(
                try histories.map {
                    [
                        .integer(try index.identifier(of: $0.facet)), .integer($0.ordinal), .integer($0.article),
                        .time($0.changed), .time($0.withdrawn),
                    ]
                }
            )
        )
    }
}
