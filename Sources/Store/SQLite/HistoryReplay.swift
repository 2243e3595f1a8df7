import GRDB

/// Makes histories of what the change log says happened before they were kept.
struct HistoryReplay {
    /// The transaction.
    var database: Database
    /// The time of what no change tells.
    var now: Timestamp
    /// The histories.
    var history: HistoryIndex

    /// The newest change of a facet.
    typealias Newest = (sequence: Int64, time: Timestamp)

    /// Takes part in a transaction.
    init(_ database: Database, now: Timestamp) {
        self.database = database
        self.now = now
        history = HistoryIndex(database)
    }

    /// Makes the histories of all facets, unless that was done.
    static func complete(_ database: Database) throws {
        guard try Bool.fetchOne(database, sql: "SELECT has_history FROM settings") == false else { return }
        let replay = HistoryReplay(database, now: try StoreSettings.now(database) { Timestamp(milliseconds: 0) })
        let index = FacetIndex(database)
        var cache = FacetsCache()
        _ = try replay.run(after: 0) { row, column in
            guard let facets = try cache.facets(row, column) else { return [] }
            // Selections by words are of later versions, which have kept histories from the beginning.
            return Set(try index.membership(of: facets).always)
        }
        try replay.addMissing()
        try replay.history.finish()
        try database.execute(sql: "UPDATE settings SET has_history = 1")
    }

    /// Goes through the log after a sequence number, and returns the newest change of each facet that was touched.
    ///
    /// `facets` finds the keys of those that what a column of the log's row holds belongs to, among those of interest.
    func run(after sequence: Int64, facets: (Row, Int) throws -> Set<Int64>) throws -> [Int64: Newest] {
        var newest: [Int64: Newest] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT sequence, time, article, before, after FROM changes WHERE sequence > ? ORDER BY sequence",
            arguments: [sequence]
        )
        while let row = try rows.next() {
            let (before, after) = (try facets(row, 3), try facets(row, 4))
            let touched = before.union(after)
            guard !touched.isEmpty else { continue }
            let time = try row.required(1, Row.time)
            let step = HistoryIndex.Step(
                article: try row.required(2, Row.integer),
                time: time,
                isShown: try row.text(4) != nil,
                isFirst: false
            )
            try history.record(step, entered: after.subtracting(before), touched: touched)
            for facet in touched { newest[facet] = (try row.required(0, Row.integer), time) }
        }
        return newest
    }

    /// Appends the articles that are shown in facets that no change has brought them into, but another hierarchy of
    /// categories; where `facet` is nil, in all.
    func addMissing(in facet: Int64? = nil) throws {
        let condition = facet.map { "facet = \($0) AND " } ?? ""
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT facet, article FROM listing WHERE \(condition)NOT EXISTS (SELECT 1 FROM history
                    WHERE history.article = listing.article AND history.facet = listing.facet)
                ORDER BY article, facet
                """
        )
        for row in rows {
            let step = HistoryIndex.Step(
                article: try row.required(1, Row.integer),
                time: now,
                isShown: true,
                isFirst: true
            )
            try history.record(step, entered: [try row.required(0, Row.integer)], touched: [])
        }
    }
}
