import GRDB

/// What one transaction does to articles: it keeps tables, listings and change log in step.
///
/// Lives inside the transaction; `finish()` comes last.
final class ArticleTransaction {
    /// The time of everything that this transaction does.
    let now: Timestamp
    private let database: Database
    private let location: String
    private let hierarchy: CategoryHierarchy
    private let facets: FacetIndex
    private var lastSequence: Int64
    private var hasWritten = false

    /// Begins with what the store holds.
    init(_ database: Database, location: String, clock: () -> Timestamp) throws {
        self.database = database
        self.location = location
        now = try StoreSettings.now(database, clock: clock)
        hierarchy = try StoreSettings.hierarchy(database)
        facets = FacetIndex(database)
        lastSequence = try ChangeLog.lastSequence(database)
    }

    /// Saves an article; see `ArticleStore.save`.
    func save(_ record: Article, index: Int, isExplicit: Bool) throws -> SaveOutcome {
        let record = try ArticleRecord.checked(record, index: index, location: location)
        let old = try ArticleRow.fetch(database, id: record.id)
        switch ArticleLifecycle.decide(record, stored: old?.stored, isExplicit: isExplicit, now: now) {
        case .leave(let outcome):
            return outcome
        case .write(let state, let outcome):
            var new = old ?? ArticleRow(new: record, created: now)
            new.stored.article = record
            new.stored.article.state = state
            new.stored.published = record.published ?? new.created
            if let old, old.stored.firstPublishedSequence != nil,
                !ArticleRecord.haveSameContent(record, old.stored.article)
            {
                new.stored.revised = now
            }
            new.stateBefore = state == .withdrawn ? old?.stored.article.state : nil
            try write(&new, replacing: old)
            return outcome
        }
    }

    /// Takes an article down; false if it was down.
    func withdraw(_ id: String) throws -> Bool {
        let old = try known(id)
        guard old.stored.article.state != .withdrawn else { return false }
        var new = old
        new.stateBefore = old.stored.article.state
        new.stored.article.state = .withdrawn
        try write(&new, replacing: old)
        return true
    }

    /// Puts an article back; false if it was not down.
    func restore(_ id: String) throws -> Bool {
        let old = try known(id)
        guard !old.stored.isErased else {
            throw StoreError(
                kind: .refused,
                location: location,
                message: "the article “\(id)” was erased; its content is gone and cannot be restored"
            )
        }
        guard old.stored.article.state == .withdrawn else { return false }
        var new = old
        new.stateBefore = nil
        new.stored.article.state = ArticleLifecycle.restored(
            old.stored.article,
            stateBefore: old.stateBefore,
            now: now
        )
        try write(&new, replacing: old)
        return true
    }

    /// Forgets all of an article but its id; false if that was done.
    func erase(_ id: String) throws -> Bool {
        let old = try known(id)
        guard !old.stored.isErased else { return false }
        var new = old
        new.stateBefore = nil
        new.stored.article = Article(id: id, state: .withdrawn)
        new.stored.isErased = true
        try write(&new, replacing: old, kind: .erased)
        return true
    }

    /// Shows an article that is due.
    func publish(key: Int64) throws {
        guard let old = try ArticleRow.fetch(database, key: key) else { return }
        var new = old
        new.stored.article.state = .published
        try write(&new, replacing: old)
    }

    /// Writes what was gathered along the way.
    func finish() throws {
        guard hasWritten else { return }
        try facets.finish()
        try StoreSettings.setNewest(now, database)
    }

    private func known(_ id: String) throws -> ArticleRow {
        if let row = try ArticleRow.fetch(database, id: id) { return row }
        throw StoreError(
            kind: .unknownArticle,
            location: location,
            message: "there is no article “\(id)”; `feedserver articles list` shows those there are"
        )
    }

    /// Writes an article, moves it in the listings, and appends the change to the log.
    private func write(_ new: inout ArticleRow, replacing old: ArticleRow?, kind: Change.Kind? = nil) throws {
        hasWritten = true
        lastSequence += 1
        let before = old?.place(in: hierarchy)
        let after = new.place(in: hierarchy)
        let isFirst = new.stored.firstPublishedSequence == nil
        if after != nil, isFirst { new.stored.firstPublishedSequence = lastSequence }
        if after != nil, before == nil, !isFirst {
            new.stored.restored = try HistoryIndex.restoration(of: new.key, at: now, database)
        }
        if let old {
            let contentStays = ArticleRecord.haveSameContent(old.stored.article, new.stored.article)
            try contentStays ? new.updateState(database) : new.update(database)
        } else {
            try new.insert(database)
        }
        let change = Change(
            sequence: lastSequence,
            time: now,
            articleID: new.stored.article.id,
            kind: kind ?? ArticleLifecycle.kind(wasShown: before != nil, isShown: after != nil),
            before: before?.facets,
            after: after?.facets
        )
        try ChangeLog.append(change, article: new.key, database)
        try facets.move(
            key: new.key,
            id: new.stored.article.id,
            from: before,
            to: after,
            change: (lastSequence, now),
            isFirst: isFirst
        )
        if after != nil { try facets.remember(new.stored.article) }
    }
}
