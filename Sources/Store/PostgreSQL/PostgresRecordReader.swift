/// Reads records in the order of their keys, within one transaction.
struct PostgresRecordReader {
    /// The connection.
    let connection: PostgresConnection
    /// The facets.
    let list: PostgresFacetList
    private let numbers: ArticleNumbers

    /// How many keys are read at a time.
    private static let batch: Int64 = 50_000

    /// Reads what every page needs: the facets, and the numbers of the articles.
    init(_ connection: PostgresConnection) throws {
        self.connection = connection
        list = try PostgresFacetList(connection)
        var keys: [Int64] = []
        var last = ""
        while true {
            let rows = try connection.rows(
                "SELECT id, key FROM articles WHERE id > $1 ORDER BY id LIMIT $2",
                [.text(last), .integer(Self.batch)]
            )
            guard let end = rows.last else { break }
            for row in rows { keys.append(try row.required(1, PostgresRow.integer)) }
            last = try end.required(0, PostgresRow.text)
        }
        guard let numbers = ArticleNumbers(keys: keys) else { throw PostgresProblem.malformed(column: "key") }
        self.numbers = numbers
    }

    /// Some records of a kind; see `RecordSource.page`.
    func page(of kind: StoreRecord.Kind, after key: StoreRecord.Key?, limit: Int) throws -> RecordPage {
        switch kind {
        case .settings: try settings(after: key)
        case .hierarchy: try page(Self.parents, key?.texts ?? ["", ""], limit, parent)
        case .knownValues: try page(Self.knownValues, key?.texts ?? ["", ""], limit, knownValue)
        case .definitions: try page(Self.definitions, key?.texts ?? [""], limit, definition)
        case .facets: facetPage(after: key, limit)
        case .articles: try articles(after: key?.texts.first ?? "", limit)
        case .changes: try changes(after: key?.number ?? 0, limit)
        case .histories, .listings:
            try PostgresFacetWalk(connection: connection, list: list, numbers: numbers)
                .page(of: kind, after: key, limit: limit)
        }
    }

    /// How many records of a kind there are.
    func count(of kind: StoreRecord.Kind) throws -> Int {
        let table =
            switch kind {
            case .settings: "settings"
            case .hierarchy: "category_parents"
            case .knownValues: "known_values"
            case .definitions: "definitions"
            case .facets: "facets"
            case .articles: "articles"
            case .changes: "changes"
            case .histories: "memberships"
            case .listings: "memberships WHERE published IS NOT NULL"
            }
        return Int(clamping: try connection.rows("SELECT count(*) FROM \(table)").first?.integer(0) ?? 0)
    }

    private static let parents = """
        SELECT taxonomy, slug, parent FROM category_parents WHERE (taxonomy, slug) > ($1, $2)
        ORDER BY taxonomy, slug LIMIT $3
        """
    private static let knownValues = """
        SELECT kind, key, name FROM known_values WHERE (kind, key) > ($1, $2) ORDER BY kind, key LIMIT $3
        """
    private static let definitions = """
        SELECT digest, first_seen FROM definitions WHERE digest > $1 ORDER BY digest LIMIT $2
        """

    /// A page of records whose keys are the first columns of their rows.
    private func page(
        _ sql: String,
        _ texts: [String],
        _ limit: Int,
        _ record: (PostgresRow) throws -> StoreRecord
    ) throws -> RecordPage {
        var page = RecordPage()
        for row in try connection.rows(sql, texts.map { .text($0) } + [.integer(Int64(limit))]) {
            let key = StoreRecord.Key(texts: try texts.indices.map { try row.required($0, PostgresRow.text) })
            try page.takeRow(key) { try record(row) }
        }
        return page
    }

    private func settings(after key: StoreRecord.Key?) throws -> RecordPage {
        var page = RecordPage()
        guard key == nil, let row = try connection.rows("SELECT id_authority, newest_time FROM settings").first else {
            return page
        }
        try page.takeRow(StoreRecord.Key()) {
            .settings(
                SettingsRecord(idAuthority: try row.text(0), newestTime: try row.required(1, PostgresRow.time))
            )
        }
        return page
    }

    private func parent(_ row: PostgresRow) throws -> StoreRecord {
        let category = CategoryReference(
            taxonomy: try row.required(0, PostgresRow.text),
            slug: try row.required(1, PostgresRow.text)
        )
        return .parent(ParentRecord(category: category, parent: try row.required(2, PostgresRow.text)))
    }

    private func knownValue(_ row: PostgresRow) throws -> StoreRecord {
        guard let kind = KnownValueRecord.Kind(rawValue: try row.required(0, PostgresRow.text)) else {
            throw row.malformed(0)
        }
        let key = try row.required(1, PostgresRow.text)
        return .knownValue(KnownValueRecord(kind: kind, key: key, name: try row.required(2, PostgresRow.text)))
    }

    private func definition(_ row: PostgresRow) throws -> StoreRecord {
        .definition(
            DefinitionRecord(
                digest: try row.required(0, PostgresRow.text),
                firstSeen: try row.required(1, PostgresRow.time)
            )
        )
    }

    private func facetPage(after key: StoreRecord.Key?, _ limit: Int) -> RecordPage {
        let first = key.flatMap(list.place).map { $0 + 1 } ?? 0
        let records = list.facets[first..<min(list.facets.count, first + limit)].map { StoreRecord.facet($0.record) }
        return RecordPage(records: records, last: records.last?.key)
    }

    private func articles(after id: String, _ limit: Int) throws -> RecordPage {
        var page = RecordPage()
        for row in try connection.rows(PostgresArticleRow.page, [.text(id), .integer(Int64(limit))]) {
            let key = StoreRecord.Key(texts: [try row.required(1, PostgresRow.text)])
            try page.takeRow(key) { .article(try PostgresArticleRow.held(row)) }
        }
        return page
    }

    private func changes(after sequence: Int64, _ limit: Int) throws -> RecordPage {
        let rows = try connection.rows(
            """
            SELECT sequence, time, article, kind, before, after FROM changes WHERE sequence > $1
            ORDER BY sequence LIMIT $2
            """,
            [.integer(sequence), .integer(Int64(limit))]
        )
        var page = RecordPage()
        for row in rows {
            let sequence = try row.required(0, PostgresRow.integer)
            try page.takeRow(StoreRecord.Key(number: sequence)) {
                guard let kind = Change.Kind(rawValue: try row.required(3, PostgresRow.text)) else {
                    throw row.malformed(3)
                }
                guard let article = numbers[try row.required(2, PostgresRow.integer)] else { throw row.malformed(2) }
                return .change(
                    ChangeRecord(
                        sequence: sequence,
                        time: try row.required(1, PostgresRow.time),
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
    mutating func takeRow(_ key: StoreRecord.Key, _ record: () throws -> StoreRecord) throws {
        last = key
        do {
            records.append(try record())
        } catch PostgresProblem.malformed(let column) {
            unreadable.append((key, "unexpected value in \(column)"))
        }
    }
}
