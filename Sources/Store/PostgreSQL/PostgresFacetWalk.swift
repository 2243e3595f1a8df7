/// Reads what belongs to facets, facet by facet in the order of their names.
struct PostgresFacetWalk {
    /// The connection.
    var connection: PostgresConnection
    /// The facets.
    var list: PostgresFacetList
    /// The numbers of the articles.
    var numbers: ArticleNumbers

    private static let history = """
        SELECT facet, ordinal, article, changed, withdrawn FROM memberships
        WHERE facet = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3
        """
    private static let histories = """
        SELECT facet, ordinal, article, changed, withdrawn FROM memberships
        WHERE facet = ANY ($1::bigint[]) ORDER BY facet, ordinal
        """
    private static let listing = """
        SELECT facet, published, id, article FROM memberships
        WHERE facet = $1 AND published IS NOT NULL AND (published, id) < ($2, $3)
        ORDER BY published DESC, id DESC LIMIT $4
        """
    private static let listingFromTheTop = """
        SELECT facet, published, id, article FROM memberships WHERE facet = $1 AND published IS NOT NULL
        ORDER BY published DESC, id DESC LIMIT $2
        """
    private static let listings = """
        SELECT facet, published, id, article FROM memberships
        WHERE facet = ANY ($1::bigint[]) AND published IS NOT NULL ORDER BY facet, published DESC, id DESC
        """

    /// Some entries of histories or of listings: those of many small facets in one round trip.
    func page(of kind: StoreRecord.Kind, after key: StoreRecord.Key?, limit: Int) throws -> RecordPage {
        let facets = list.facets
        var index = 0
        if let key, let found = list.place(of: key) {
            let rest = try page(kind, facets[found], after: key, limit)
            guard rest.count == 0 else { return rest }
            index = found + 1
        }
        while index < facets.count {
            let group = group(kind, from: index, limit)
            let page =
                group.count > 1
                ? try page(kind, facets[group]) : try page(kind, facets[index], after: nil, limit)
            guard page.count == 0 else { return page }
            index = group.upperBound
        }
        return RecordPage()
    }

    /// As many facets as have a page of entries together, at least one.
    private func group(_ kind: StoreRecord.Kind, from index: Int, _ limit: Int) -> Range<Int> {
        let facets = list.facets
        var end = index
        var count: Int64 = 0
        while end < facets.count {
            count += kind == .listings ? facets[end].record.size : facets[end].record.entered
            guard end == index || count <= Int64(limit) else { break }
            end += 1
        }
        return index..<end
    }

    private func page(
        _ kind: StoreRecord.Kind,
        _ facet: (identifier: Int64, record: FacetRecord),
        after key: StoreRecord.Key?,
        _ limit: Int
    ) throws -> RecordPage {
        let limit = PostgresValue.integer(Int64(limit))
        let identifier = PostgresValue.integer(facet.identifier)
        let rows =
            if kind == .histories {
                try connection.rows(Self.history, [identifier, .integer(key?.number ?? 0), limit])
            } else if let key {
                try connection.rows(
                    Self.listing,
                    [identifier, .integer(key.number), .text(key.texts.last ?? ""), limit]
                )
            } else {
                try connection.rows(Self.listingFromTheTop, [identifier, limit])
            }
        var page = RecordPage()
        for row in rows { try take(row, kind, facet.record.facet, &page) }
        return page
    }

    private func page(
        _ kind: StoreRecord.Kind,
        _ group: ArraySlice<(identifier: Int64, record: FacetRecord)>
    ) throws -> RecordPage {
        let sql = kind == .histories ? Self.histories : Self.listings
        var rowsOfFacets: [Int64: [PostgresRow]] = [:]
        for row in try connection.rows(sql, [.integers(group.map(\.identifier))]) {
            rowsOfFacets[try row.required(0, PostgresRow.integer), default: []].append(row)
        }
        var page = RecordPage()
        for facet in group {
            for row in rowsOfFacets[facet.identifier] ?? [] { try take(row, kind, facet.record.facet, &page) }
        }
        return page
    }

    private func take(
        _ row: PostgresRow,
        _ kind: StoreRecord.Kind,
        _ facet: FacetKey,
        _ page: inout RecordPage
    ) throws {
        if kind == .histories {
            let ordinal = try row.required(1, PostgresRow.integer)
            try page.takeRow(StoreRecord.Key(texts: facet.texts, number: ordinal)) {
                .history(
                    HistoryRecord(
                        facet: facet,
                        ordinal: ordinal,
                        article: try number(row, 2),
                        changed: try row.required(3, PostgresRow.time),
                        withdrawn: try row.time(4)
                    )
                )
            }
        } else {
            let published = try row.required(1, PostgresRow.time)
            let id = try row.required(2, PostgresRow.text)
            try page.takeRow(StoreRecord.Key(texts: facet.texts + [id], number: published.milliseconds)) {
                .listing(ListingRecord(facet: facet, published: published, id: id, article: try number(row, 3)))
            }
        }
    }

    private func number(_ row: PostgresRow, _ column: Int) throws -> Int64 {
        guard let number = numbers[try row.required(column, PostgresRow.integer)] else { throw row.malformed(column) }
        return number
    }
}
