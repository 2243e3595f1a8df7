import GRDB

/// What one transaction does to articles: it keeps tables, listings and change log in step.
///
/// Lives inside the transaction; `finish()` comes last.
final class ArticleTransaction {
    /// The time of everything that this transaction does.
    var now: Timestamp { editing.now }
    private let database: Database
    private var editing: ArticleEditing
    private let hierarchy: HierarchyReader
    private let facets: FacetIndex
    /// The index of words; nil where none is kept.
    private let texts: TextIndex?
    private var lastSequence: Int64
    private var hasWritten = false

    /// Begins with what the store holds.
    init(_ database: Database, location: String, clock: () -> Timestamp) throws {
        self.database = database
        editing = ArticleEditing(
            now: try StoreSettings.now(database, clock: clock),
            hierarchy: CategoryHierarchy(),
            location: location
        )
        hierarchy = HierarchyReader(database)
        facets = FacetIndex(database)
        texts = try TextIndex(database)
        lastSequence = try ChangeLog.lastSequence(database)
    }

    /// Saves an article; see `ArticleStore.save`.
    func save(_ record: Article, index: Int, isExplicit: Bool) throws -> SaveOutcome {
        let record = try ArticleRecord.checked(record, index: index, location: editing.location)
        let old = try ArticleRow.fetch(database, id: record.id)
        let (outcome, new) = editing.save(record, isExplicit: isExplicit, held: old?.held)
        if let new { try write(new, replacing: old, all: true) }
        return outcome
    }

    /// Takes an article down; false if it was down.
    func withdraw(_ id: String) throws -> Bool {
        let old = try known(id)
        return try write(editing.withdraw(old.held), replacing: old)
    }

    /// Puts an article back; false if it was not down.
    func restore(_ id: String) throws -> Bool {
        let old = try known(id)
        return try write(editing.restore(old.held), replacing: old)
    }

    /// Forgets all of an article but its id; false if that was done.
    func erase(_ id: String) throws -> Bool {
        let old = try known(id)
        return try write(editing.erase(old.held), replacing: old)
    }

    /// Shows an article that is due.
    func publish(key: Int64) throws {
        guard let old = try ArticleRow.fetch(database, key: key) else { return }
        try write(editing.publish(old.held), replacing: old)
    }

    /// Writes what was gathered along the way.
    func finish() throws {
        guard hasWritten else { return }
        try facets.finish()
        try StoreSettings.setNewest(now, database)
    }

    private func known(_ id: String) throws -> ArticleRow {
        guard let row = try ArticleRow.fetch(database, id: id) else { throw editing.unknown(id) }
        return row
    }

    /// Writes an article, moves it in the listings, and appends the change to the log; false if there is nothing to
    /// write.
    ///
    /// `all` says that the content was handed in, so that whatever was stored before it is of no matter.
    @discardableResult private func write(
        _ new: HeldArticle?,
        replacing old: ArticleRow?,
        all: Bool = false
    ) throws -> Bool {
        guard let new else { return false }
        hasWritten = true
        lastSequence += 1
        try hierarchy.add(to: &editing.hierarchy, above: new.stored.article.categories)
        if let old { try hierarchy.add(to: &editing.hierarchy, above: old.held.stored.article.categories) }
        let step = try editing.step(from: old?.held, to: new, sequence: lastSequence) {
            try old.flatMap { try HistoryIndex.lastTakedown(of: $0.key, database) }
        }
        var row = ArticleRow(new: step.new)
        if let old {
            row.key = old.key
            row.isIntact = all || old.isIntact
            try step.contentStays && old.isIntact ? row.updateState(database) : row.update(database)
        } else {
            try row.insert(database)
        }
        try texts?
            .replace(
                step.before == nil ? nil : old?.held.stored.article,
                with: step.after == nil ? nil : step.new.stored.article,
                key: row.key
            )
        try ChangeLog.append(step.change, article: row.key, database)
        try facets.move(
            key: row.key,
            id: step.change.articleID,
            from: step.before,
            to: step.after,
            change: (lastSequence, now),
            isFirst: step.isFirst
        )
        if step.after != nil { try facets.remember(step.new.stored.article) }
        return true
    }
}
