/// What one transaction does to articles, however many: what they are is asked for all of them at once, what becomes of
/// them is decided here, and all is written at once, so that the number of round trips is the same for any number.
///
/// Lives inside the transaction; `finish()` comes last.
final class PostgresArticleTransaction {
    /// The rules, with the time of everything that this transaction does.
    let editing: ArticleEditing
    private let connection: PostgresConnection
    private var lock: PostgresWriteLock
    /// The index of words; nil where none is kept.
    private let texts: PostgresTextIndex?
    private var rows: [ByteText: PostgresArticleRow] = [:]
    private var planned: [Planned] = []

    /// A step that is to be done.
    private struct Planned {
        var id: ByteText
        var step: ArticleEditing.Step
        var isNew: Bool
    }

    /// The statement that finds articles by their ids.
    static let selectByIDs = """
        SELECT \(PostgresArticleRow.columns), \(PostgresArticleRow.writersColumns) FROM articles AS article
        WHERE id = ANY ($1::text[])
        """

    /// The statement that finds articles that are due; takes the time and their number.
    static let selectDue = """
        SELECT \(PostgresArticleRow.columns), \(PostgresArticleRow.writersColumns) FROM articles AS article
        WHERE due <= $1 ORDER BY due, id LIMIT $2
        """

    /// Whether an article is due by the time of the store, and when the next is.
    static func due(_ connection: PostgresConnection, _ store: PostgresContext) throws -> (Bool, next: Timestamp?) {
        let row =
            try connection.rows(
                """
                SELECT (SELECT min(due) FROM articles WHERE due IS NOT NULL), newest_time,
                    floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint
                FROM settings
                """
            )
            .first
        guard let row, let next = try row.time(0) else { return (false, nil) }
        let time = try store.clock?() ?? row.required(2, PostgresRow.time)
        return (next <= max(time, try row.required(1, PostgresRow.time)), next)
    }

    /// Begins with what the store holds of the articles with these ids.
    init(
        _ connection: PostgresConnection,
        _ store: PostgresContext,
        ids: [String]
    ) throws {
        self.connection = connection
        let (lock, answers) = try PostgresWriteLock.take(
            connection,
            clock: store.clock,
            location: store.location,
            asking: [PostgresStatement(Self.selectByIDs, [.texts(ids)]), PostgresTextIndex.state]
        )
        texts = try PostgresTextIndex(answers[1], connection)
        self.lock = lock
        editing = ArticleEditing(
            now: lock.now,
            hierarchy: try store.hierarchy(named: lock.hierarchyName, connection),
            location: store.location
        )
        try hold(answers[0])
    }

    /// Saves an article; see `ArticleStore.save`.
    /// - Parameters:
    ///   - record: One that `ArticleRecord.checked` has let pass.
    ///   - isExplicit: Whether the record said `published` itself.
    /// - Returns: What becomes of it.
    func save(_ record: Article, isExplicit: Bool) -> SaveOutcome {
        let id = ByteText(record.id)
        let (outcome, new) = editing.save(record, isExplicit: isExplicit, held: rows[id]?.held)
        if let new { plan(new) }
        return outcome
    }

    /// Does something to an article that is known; false if there is nothing to do.
    func edit(_ id: String, _ change: (HeldArticle) throws -> HeldArticle?) throws -> Bool {
        guard let old = rows[ByteText(id)]?.held else { throw editing.unknown(id) }
        guard let new = try change(old) else { return false }
        plan(new)
        return true
    }

    /// Shows articles that are due, at most so many; returns how many.
    func publishDue(atMost count: Int) throws -> Int {
        let due = try connection.rows(Self.selectDue, [.time(editing.now), .integer(Int64(count))])
        let ids = try hold(due)
        for id in ids { if let old = rows[id]?.held { plan(editing.publish(old)) } }
        return ids.count
    }

    /// Writes everything.
    func finish() throws {
        guard !planned.isEmpty else { return }
        let facets = PostgresFacetIndex(connection)
        try facets.resolve(planned.flatMap { [$0.step.before?.facets, $0.step.after?.facets] }.compactMap { $0 })
        let memberships = PostgresMemberships(connection, facets: facets)
        for item in planned {
            guard var row = rows[item.id] else { continue }
            memberships.move(
                &row,
                from: item.step.before,
                to: item.step.after,
                change: (item.step.change.sequence, editing.now)
            )
            rows[item.id] = row
        }
        try writeArticles()
        try memberships.flush()
        try PostgresChangeLog.append(
            planned.map { ($0.step.change, rows[$0.id]?.key ?? 0) },
            connection
        )
        PostgresKnownValues.remember(planned.filter { $0.step.after != nil }.map(\.step.new.stored.article), connection)
        lock.finish(connection)
    }

    private func writeArticles() throws {
        let writer = PostgresArticleWriter(connection: connection)
        let steps = Dictionary(grouping: planned, by: \.id)
        var (new, other, same): ([PostgresArticleRow], [PostgresArticleRow], [PostgresArticleRow]) = ([], [], [])
        for (id, steps) in steps {
            guard let row = rows[id] else { continue }
            if steps.contains(where: \.isNew) {
                new.append(row)
            } else if steps.allSatisfy(\.step.contentStays) {
                same.append(row)
            } else {
                other.append(row)
            }
        }
        try writer.insert(new.sorted { $0.key < $1.key })
        writer.replace(other.sorted { $0.key < $1.key })
        writer.restate(same.sorted { $0.key < $1.key })
        texts?.replace((new + other + same).sorted { $0.key < $1.key })
    }

    private func plan(_ new: HeldArticle) {
        let id = ByteText(new.stored.article.id)
        let old = rows[id]
        lock.lastSequence += 1
        let step = editing.step(from: old?.held, to: new, sequence: lock.lastSequence) { old?.takenDown }
        var row: PostgresArticleRow
        if let old {
            row = old
            row.held = step.new
        } else {
            lock.lastArticle += 1
            row = PostgresArticleRow(key: lock.lastArticle, new: step.new)
        }
        if step.before != nil, step.after == nil { row.takenDown = editing.now }
        rows[id] = row
        planned.append(Planned(id: id, step: step, isNew: old == nil))
    }

    /// Takes up what the store holds of articles; returns their ids in the order of the rows.
    @discardableResult private func hold(_ found: PostgresRows) throws -> [ByteText] {
        try found.map { found in
            let row = try PostgresArticleRow(found)
            let id = ByteText(row.held.stored.article.id)
            rows[id] = row
            return id
        }
    }
}
