import GRDB

/// Reads records in the order of their keys.
struct SQLiteRecordReader {
    /// A reading transaction.
    var database: Database
    /// The numbers of the articles.
    var numbers: ArticleNumbers

    /// Some records of a kind; see `RecordSource.page`.
    func page(of kind: StoreRecord.Kind, after key: StoreRecord.Key?, limit: Int) throws -> RecordPage {
        switch kind {
        case .settings: try settings(after: key)
        case .hierarchy: try page(Self.parents, key?.texts ?? ["", ""], limit, parent)
        case .knownValues: try page(Self.knownValues, key?.texts ?? ["", ""], limit, knownValue)
        case .definitions: try page(Self.definitions, key?.texts ?? [""], limit, definition)
        case .facets: try page(Self.facets, key?.texts ?? ["", "", ""], limit, facet)
        case .articles: try articles(after: key?.texts.first ?? "", limit)
        case .changes: try changes(after: key?.number ?? 0, limit)
        case .histories, .listings:
            try SQLiteFacetWalk(database: database, numbers: numbers).page(of: kind, after: key, limit: limit)
        }
    }

    /// How many records of a kind there are.
    static func count(of kind: StoreRecord.Kind, _ database: Database) throws -> Int {
        let table =
            switch kind {
            case .settings: "settings"
            case .hierarchy: "category_parents"
            case .knownValues: "known_values"
            case .definitions: "definitions"
            case .facets: "facets"
            case .articles: "articles"
            case .changes: "changes"
            case .histories: "history"
            case .listings: "listing"
            }
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }

    private static let parents = """
        SELECT taxonomy, slug, parent FROM category_parents WHERE (taxonomy, slug) > (?, ?)
        ORDER BY taxonomy, slug LIMIT ?
        """
    private static let knownValues = """
        SELECT kind, key, name FROM known_values WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?
        """
    private static let definitions = """
        SELECT digest, first_seen FROM definitions WHERE digest > ? ORDER BY digest LIMIT ?
        """
    private static let facets = """
        SELECT kind, key, language_range, size, entered, changed_sequence, changed_time FROM facets
        WHERE (kind, key, language_range) > (?, ?, ?) ORDER BY kind, key, language_range LIMIT ?
        """

    /// A page of records whose keys are the first columns of their rows.
    private func page(
        _ sql: String,
        _ texts: [String],
        _ limit: Int,
        _ record: (Row) throws -> StoreRecord
    ) throws -> RecordPage {
        let values = texts.map(\.databaseValue) + [limit.databaseValue]
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: StatementArguments(values))
        var page = RecordPage()
        while let row = try rows.next() {
            let key = StoreRecord.Key(texts: try texts.indices.map { try row.required($0, Row.text) })
            try page.take(key) { try record(row) }
        }
        return page
    }

    private func settings(after key: StoreRecord.Key?) throws -> RecordPage {
        var page = RecordPage()
        guard key == nil, let row = try Row.fetchOne(database, sql: "SELECT id_authority, newest_time FROM settings")
        else { return page }
        try page.take(StoreRecord.Key()) {
            .settings(SettingsRecord(idAuthority: try row.text(0), newestTime: try row.required(1, Row.time)))
        }
        return page
    }

    private func parent(_ row: Row) throws -> StoreRecord {
        let category = CategoryReference(taxonomy: try row.required(0, Row.text), slug: try row.required(1, Row.text))
        return .parent(ParentRecord(category: category, parent: try row.required(2, Row.text)))
    }

    private func knownValue(_ row: Row) throws -> StoreRecord {
        guard let kind = KnownValueRecord.Kind(rawValue: try row.required(0, Row.text)) else { throw row.malformed(0) }
        let key = try row.required(1, Row.text)
        return .knownValue(KnownValueRecord(kind: kind, key: key, name: try row.required(2, Row.text)))
    }

    private func definition(_ row: Row) throws -> StoreRecord {
        .definition(
            DefinitionRecord(digest: try row.required(0, Row.text), firstSeen: try row.required(1, Row.time))
        )
    }

    private func facet(_ row: Row) throws -> StoreRecord {
        guard let kind = FacetKey.Kind(rawValue: try row.required(0, Row.text)) else { throw row.malformed(0) }
        let key = FacetKey(kind: kind, key: try row.required(1, Row.text), range: try row.required(2, Row.text))
        return .facet(
            FacetRecord(
                facet: key,
                size: try row.required(3, Row.integer),
                entered: try row.required(4, Row.integer),
                changedSequence: try row.required(5, Row.integer),
                changedTime: try row.time(6)
            )
        )
    }

    private func articles(after id: String, _ limit: Int) throws -> RecordPage {
        let statement = try database.cachedStatement(
            sql: "SELECT id, key FROM articles WHERE id > ? ORDER BY id LIMIT ?"
        )
        var page = RecordPage()
        let reader = try ArticleReader(database)
        var bytes = 0
        for row in try Row.fetchAll(statement, arguments: [id, limit]) where bytes < ContentLimit.bytes {
            let key = StoreRecord.Key(texts: [try row.required(0, Row.text)])
            try page.take(key) {
                guard let found = try reader.row(key: try row.required(1, Row.integer)) else {
                    throw row.malformed(1)
                }
                guard found.isIntact else { throw SQLiteProblem.altered(id: found.stored.article.id) }
                bytes += found.stored.article.contentByteCount
                return .article(found.held)
            }
        }
        return page
    }

    private func changes(after sequence: Int64, _ limit: Int) throws -> RecordPage {
        let statement = try database.cachedStatement(
            sql: """
                SELECT sequence, time, article, kind, before, after FROM changes WHERE sequence > ?
                ORDER BY sequence LIMIT ?
                """
        )
        let rows = try Row.fetchCursor(statement, arguments: [sequence, limit])
        var page = RecordPage()
        while let row = try rows.next() {
            let sequence = try row.required(0, Row.integer)
            try page.take(StoreRecord.Key(number: sequence)) {
                guard let kind = Change.Kind(rawValue: try row.required(3, Row.text)) else { throw row.malformed(3) }
                guard let article = numbers[try row.required(2, Row.integer)] else { throw row.malformed(2) }
                return .change(
                    ChangeRecord(
                        sequence: sequence,
                        time: try row.required(1, Row.time),
                        article: article,
                        kind: kind,
                        before: try row.text(4),
                        after: try row.text(5)
                    )
                )
            }
        }
        return page
    }
}

extension RecordPage {
    /// Takes a record, or notes that it cannot be read.
    mutating func take(_ key: StoreRecord.Key, _ record: () throws -> StoreRecord) throws {
        last = key
        do {
            records.append(try record())
        } catch SQLiteProblem.malformed(let column) {
            unreadable.append((key, "unexpected value in \(column)"))
        } catch SQLiteProblem.altered {
            unreadable.append((key, "it is not what was stored"))
        }
    }
}
