import GRDB

/// Keeps the histories of all facets in step within one transaction: which articles were ever in a facet, numbered in
/// the order in which they first were.
///
/// Lives as long as the transaction; `finish()` writes what was gathered.
final class HistoryIndex {
    /// What happens to an article.
    struct Step {
        /// Its key.
        var article: Int64
        /// When it happens.
        var time: Timestamp
        /// Whether it is shown from now on.
        var isShown: Bool
        /// Whether it was never shown before.
        var isFirst: Bool
    }

    private let database: Database
    /// The last ordinal of each facet that was looked at.
    private var last: [Int64: Int64] = [:]
    /// The facets whose last ordinal is yet to be written.
    private var grown: Set<Int64> = []

    /// An index for a transaction.
    init(_ database: Database) {
        self.database = database
    }

    /// Records what happened to an article in the facets that it touches, some of which it enters, be it again.
    func record(_ step: Step, entered: Set<Int64>, touched: Set<Int64>) throws {
        let new = step.isFirst ? entered : entered.subtracting(try known(step.article, among: entered))
        try append(step, to: new)
        let others = touched.subtracting(new)
        guard !others.isEmpty else { return }
        try database.cachedStatement(sql: HistoryIndex.update)
            .execute(
                arguments: [
                    step.time.milliseconds, step.isShown ? nil : step.time.milliseconds, step.article,
                    KeyList.json(others),
                ]
            )
        // A program from before there were histories may have shown it meanwhile.
        if step.isShown, database.changesCount < others.count {
            try append(step, to: others.subtracting(try known(step.article, among: others)))
        }
    }

    /// Takes note of the last ordinal of a facet, which is not looked up then.
    func know(last ordinal: Int64, of facet: Int64) {
        if last[facet] == nil { last[facet] = ordinal }
    }

    /// The last ordinal of a facet where it is yet to be written, which is left to whoever asks.
    func takeLast(of facet: Int64) -> Int64? {
        grown.remove(facet).flatMap { last[$0] }
    }

    /// Writes the last ordinals.
    func finish() throws {
        let update = try database.cachedStatement(sql: "UPDATE facets SET entered = ? WHERE id = ?")
        for facet in grown { try update.execute(arguments: [last[facet], facet]) }
        grown = []
        last = [:]
    }

    /// The statement that notes a change of an article in facets that it has been in.
    static let update = """
        UPDATE history SET changed = ?, withdrawn = ? WHERE article = ? AND facet IN (SELECT value FROM json_each(?))
        """

    /// The statement that finds in which of some facets an article has been.
    static let selectKnown = """
        SELECT facet FROM history WHERE article = ? AND facet IN (SELECT value FROM json_each(?))
        """

    /// When an article was last taken down, as far as it has not been shown again since.
    static func lastTakedown(of article: Int64, _ database: Database) throws -> Timestamp? {
        let statement = try database.cachedStatement(sql: "SELECT max(withdrawn) FROM history WHERE article = ?")
        return try Int64.fetchOne(statement, arguments: [article]).map(Timestamp.init(milliseconds:))
    }

    /// Gives an article the next ordinal of each of some facets.
    private func append(_ step: Step, to facets: Set<Int64>) throws {
        guard !facets.isEmpty else { return }
        var ordinals: [String] = []
        for facet in facets.sorted() { ordinals.append("\"\(facet)\":\(try nextOrdinal(of: facet))") }
        try database.cachedStatement(sql: "INSERT INTO history SELECT key, value, ?, ?, NULL FROM json_each(?)")
            .execute(
                arguments: [step.article, step.time.milliseconds, "{" + ordinals.joined(separator: ",") + "}"]
            )
    }

    private func known(_ article: Int64, among facets: Set<Int64>) throws -> Set<Int64> {
        guard !facets.isEmpty else { return [] }
        let statement = try database.cachedStatement(sql: HistoryIndex.selectKnown)
        return Set(try Int64.fetchAll(statement, arguments: [article, KeyList.json(facets)]))
    }

    private func nextOrdinal(of facet: Int64) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT entered FROM facets WHERE id = ?")
        let next = try (last[facet] ?? Int64.fetchOne(statement, arguments: [facet]) ?? 0) + 1
        last[facet] = next
        grown.insert(facet)
        return next
    }
}
