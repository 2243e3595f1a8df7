import GRDB

/// Reads what belongs to facets, facet by facet in the order of their names.
struct SQLiteFacetWalk {
    /// A reading transaction.
    var database: Database
    /// The numbers of the articles.
    var numbers: ArticleNumbers

    private static let history = """
        SELECT ordinal, article, changed, withdrawn FROM history WHERE facet = ? AND ordinal > ?
        ORDER BY ordinal LIMIT ?
        """
    private static let listing = """
        SELECT published, id, article FROM listing WHERE facet = ? AND (published, id) < (?, ?)
        ORDER BY published DESC, id DESC LIMIT ?
        """
    private static let listingFromTheTop = """
        SELECT published, id, article FROM listing WHERE facet = ? ORDER BY published DESC, id DESC LIMIT ?
        """

    /// Some entries of histories or of listings, which go from facet to facet.
    func page(of kind: StoreRecord.Kind, after key: StoreRecord.Key?, limit: Int) throws -> RecordPage {
        var page = RecordPage()
        var behind = key
        var texts = key.map { Array($0.texts.prefix(3)) } ?? ["", "", ""]
        while page.count < limit, let (identifier, facet) = try facet(texts, orNext: behind == nil) {
            let rest = limit - page.count
            if kind == .listings {
                try takeListing(facet, identifier, after: behind, rest, &page)
            } else {
                try takeHistory(facet, identifier, after: behind?.number ?? 0, rest, &page)
            }
            behind = nil
            texts = facet.texts
        }
        return page
    }

    /// The facet of a name, or the next behind it.
    private func facet(_ texts: [String], orNext: Bool) throws -> (Int64, FacetKey)? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, kind, key, language_range FROM facets
                WHERE (kind, key, language_range) \(orNext ? ">" : ">=") (?, ?, ?)
                ORDER BY kind, key, language_range LIMIT 1
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: StatementArguments(texts)) else { return nil }
        guard let facet = FacetKey(texts: try (1...3).map { try row.required($0, Row.text) }) else {
            throw row.malformed(1)
        }
        return (try row.required(0, Row.integer), facet)
    }

    private func takeHistory(
        _ facet: FacetKey,
        _ identifier: Int64,
        after ordinal: Int64,
        _ limit: Int,
        _ page: inout RecordPage
    ) throws {
        let statement = try database.cachedStatement(sql: Self.history)
        let rows = try Row.fetchCursor(statement, arguments: [identifier, ordinal, limit])
        while let row = try rows.next() {
            let ordinal = try row.required(0, Row.integer)
            try page.take(StoreRecord.Key(texts: facet.texts, number: ordinal)) {
                .history(
                    HistoryRecord(
                        facet: facet,
                        ordinal: ordinal,
                        article: try number(row, 1),
                        changed: try row.required(2, Row.time),
                        withdrawn: try row.time(3)
                    )
                )
            }
        }
    }

    private func takeListing(
        _ facet: FacetKey,
        _ identifier: Int64,
        after key: StoreRecord.Key?,
        _ limit: Int,
        _ page: inout RecordPage
    ) throws {
        let statement = try database.cachedStatement(sql: key == nil ? Self.listingFromTheTop : Self.listing)
        let rows = try Row.fetchCursor(
            statement,
            arguments: key.map { [identifier, $0.number, $0.texts.last, limit] } ?? [identifier, limit]
        )
        while let row = try rows.next() {
            let published = try row.required(0, Row.time)
            let id = try row.required(1, Row.text)
            let key = StoreRecord.Key(texts: facet.texts + [id], number: published.milliseconds)
            try page.take(key) {
                .listing(ListingRecord(facet: facet, published: published, id: id, article: try number(row, 2)))
            }
        }
    }

    private func number(_ row: Row, _ index: Int) throws -> Int64 {
        guard let number = numbers[try row.required(index, Row.integer)] else { throw row.malformed(index) }
        return number
    }
}
