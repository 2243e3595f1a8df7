import GRDB

/// Reads the listings: the latest articles of a selection, and how many there are.
///
/// One listing is read in order, the smallest there is; the other conditions are looked up per article. No query
/// reads the articles themselves to find which they are, and none sorts.
struct ListingReader {
    /// The selection.
    var selection: FacetSelection
    /// A reading transaction.
    var database: Database

    /// An article in a listing.
    typealias Item = ListedArticle

    /// The latest articles, newest first.
    func latest(_ count: Int) throws -> [Item] {
        let drivers = selection.drivers
        var items: [Item] = []
        for driver in drivers {
            items += try selection.isSimple ? latest(count, of: driver) : latest(count, in: driver)
        }
        return drivers.count > 1 ? ListedArticle.latest(count, of: items) : items
    }

    /// How many articles there are.
    func count() throws -> Int {
        if selection.isSimple { return Int(clamping: selection.required[0].size) }
        let drivers = selection.drivers
        let facets = drivers.map { String($0.identifier) }.joined(separator: ", ")
        let sql =
            "SELECT count(DISTINCT article) FROM listing WHERE facet IN (\(facets))" + conditions(besides: drivers)
        return try Int.fetchOne(database, sql: sql) ?? 0
    }

    /// The statement that reads the latest articles in one facet; takes their number as its argument.
    func statement(for driver: FacetSelection.Facet) -> String {
        """
        SELECT published, id, article FROM listing WHERE facet = \(driver.identifier)\(conditions(besides: [driver])) \
        ORDER BY published DESC, id DESC LIMIT ?
        """
    }

    /// The statements that copy what is listed into the listing of another facet.
    func copyStatements(to facet: Int64) -> [String] {
        selection.drivers.map { driver in
            """
            INSERT OR IGNORE INTO listing SELECT \(facet), published, id, article FROM listing \
            WHERE facet = \(driver.identifier)\(conditions(besides: [driver]))
            """
        }
    }

    /// The statement that reads the latest articles of a facet that needs no look at others; takes the facet and their number.
    ///
    /// Most feeds are such: it is the same for all of them, so that it is prepared once.
    static let latest = """
        SELECT published, id, article FROM listing WHERE facet = ? ORDER BY published DESC, id DESC LIMIT ?
        """

    private func latest(_ count: Int, of facet: FacetSelection.Facet) throws -> [Item] {
        let rows = try StatementRows(database, sql: ListingReader.latest)
        try rows.bind(facet.identifier, at: 1)
        try rows.bind(Int64(count), at: 2)
        var items: [Item] = []
        while try rows.next() {
            items.append(
                Item(
                    published: try rows.requiredTime(0),
                    id: try rows.requiredText(1),
                    article: try rows.requiredInteger(2)
                )
            )
        }
        return items
    }

    private func latest(_ count: Int, in driver: FacetSelection.Facet) throws -> [Item] {
        try items(Row.fetchCursor(database, sql: statement(for: driver), arguments: [count]))
    }

    /// The items of rows with the columns of the listing.
    func items(_ rows: RowCursor) throws -> [Item] {
        var items: [Item] = []
        while let row = try rows.next() {
            items.append(
                Item(
                    published: try row.required(0, Row.time),
                    id: try row.required(1, Row.text),
                    article: try row.required(2, Row.integer)
                )
            )
        }
        return items
    }

    /// What else must hold, each a lookup of the whole key.
    ///
    /// Identifiers are our own numbers, not values of a user's.
    func conditions(besides drivers: [FacetSelection.Facet]) -> String {
        func lookup(_ facets: [FacetSelection.Facet]) -> String {
            let list = facets.map { String($0.identifier) }.joined(separator: ", ")
            return """
                EXISTS (SELECT 1 FROM listing AS other WHERE other.facet IN (\(list)) \
                AND other.published = listing.published AND other.id = listing.id)
                """
        }
        let driven = Set(drivers.map(\.identifier))
        var conditions = selection.required.filter { !driven.contains($0.identifier) }.map { lookup([$0]) }
        let alternatives = selection.alternatives
        if !alternatives.isEmpty, !alternatives.contains(where: { driven.contains($0.identifier) }) {
            conditions.append(lookup(alternatives))
        }
        if !selection.excluded.isEmpty { conditions.append("NOT " + lookup(selection.excluded)) }
        return conditions.map { " AND " + $0 }.joined()
    }
}
