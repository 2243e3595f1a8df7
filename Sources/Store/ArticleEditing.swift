/// What a transaction does to one article: from what is held of it to what is written, for every backend alike.
struct ArticleEditing: Sendable {
    /// The time of everything that the transaction does.
    var now: Timestamp
    /// How categories hang together.
    var hierarchy: CategoryHierarchy
    /// Where the store is, for messages.
    var location: String

    /// What is written of one article.
    struct Step: Sendable {
        /// What is held of it from now on.
        var new: HeldArticle
        /// Where it stood in the listings; nil if it was not shown.
        var before: HeldArticle.Place?
        /// Where it stands from now on; nil if it is not shown.
        var after: HeldArticle.Place?
        /// Whether it was never shown before.
        var isFirst: Bool
        /// Whether it was known and its content is as it was, so that but its state is to be written.
        var contentStays: Bool
        /// What the log says of it.
        var change: Change
    }

    /// What becomes of a record that `ArticleRecord.checked` has let pass; nil where nothing is to be written.
    func save(_ record: Article, isExplicit: Bool, held old: HeldArticle?) -> (outcome: SaveOutcome, new: HeldArticle?)
    {
        switch ArticleLifecycle.decide(record, stored: old?.stored, isExplicit: isExplicit, now: now) {
        case .leave(let outcome):
            return (outcome, nil)
        case .write(let state, let outcome):
            var new = old ?? HeldArticle(new: record, created: now)
            new.stored.article = record
            new.stored.article.state = state
            new.stored.published = record.published ?? new.created
            if let old, old.stored.firstPublishedSequence != nil,
                !ArticleRecord.haveSameContent(record, old.stored.article)
            {
                new.stored.revised = now
            }
            new.stateBefore = state == .withdrawn ? old?.stored.article.state : nil
            return (outcome, new)
        }
    }

    /// An article that is taken down; nil if it was down.
    func withdraw(_ old: HeldArticle) -> HeldArticle? {
        guard old.stored.article.state != .withdrawn else { return nil }
        var new = old
        new.stateBefore = old.stored.article.state
        new.stored.article.state = .withdrawn
        return new
    }

    /// An article that is put back; nil if it was not down.
    /// - Throws: `refused` if it was erased.
    func restore(_ old: HeldArticle) throws(StoreError) -> HeldArticle? {
        guard !old.stored.isErased else {
            throw StoreError(
                kind: .refused,
                location: location,
                message: "the article “\(old.stored.article.id)” was erased; its content is gone and cannot be restored"
            )
        }
        guard old.stored.article.state == .withdrawn else { return nil }
        var new = old
        new.stateBefore = nil
        new.stored.article.state = ArticleLifecycle.restored(
            old.stored.article,
            stateBefore: old.stateBefore,
            now: now
        )
        return new
    }

    /// An article of which all is forgotten but its id; nil if that was done.
    func erase(_ old: HeldArticle) -> HeldArticle? {
        guard !old.stored.isErased else { return nil }
        var new = old
        new.stateBefore = nil
        new.stored.article = Article(id: old.stored.article.id, state: .withdrawn)
        new.stored.isErased = true
        return new
    }

    /// An article that is due and shown from now on.
    func publish(_ old: HeldArticle) -> HeldArticle {
        var new = old
        new.stored.article.state = .published
        return new
    }

    /// The error that says that there is no such article.
    func unknown(_ id: String) -> StoreError {
        StoreError(
            kind: .unknownArticle,
            location: location,
            message: "there is no article “\(id)”; `feedserver articles list` shows those there are"
        )
    }

    /// The step from what is held of an article to what is to be.
    ///
    /// - Parameters:
    ///   - old: What is held of it; nil if it is not known.
    ///   - new: What is to be.
    ///   - sequence: The number of its change.
    ///   - lastTakedown: Finds when the article was last taken down; asked only where that matters.
    /// - Returns: The step, with what depends on the change filled in.
    func step(
        from old: HeldArticle?,
        to new: HeldArticle,
        sequence: Int64,
        lastTakedown: () throws -> Timestamp?
    ) rethrows -> Step {
        var new = new
        let before = old?.place(in: hierarchy)
        let after = new.place(in: hierarchy)
        let isFirst = new.stored.firstPublishedSequence == nil
        if after != nil, isFirst { new.stored.firstPublishedSequence = sequence }
        if after != nil, before == nil, !isFirst {
            new.stored.restored = restoration(after: try lastTakedown())
        }
        let kind = ArticleLifecycle.kind(wasShown: before != nil, isShown: after != nil)
        let isErasure = new.stored.isErased && old?.stored.isErased == false
        return Step(
            new: new,
            before: before,
            after: after,
            isFirst: isFirst,
            contentStays: old.map { ArticleRecord.haveSameContent($0.stored.article, new.stored.article) } ?? false,
            change: Change(
                sequence: sequence,
                time: now,
                articleID: new.stored.article.id,
                kind: isErasure ? .erased : kind,
                before: before?.facets,
                after: after?.facets
            )
        )
    }

    /// When an article that was taken down is shown again: now, and later than it was taken down however short a while
    /// that is ago, for the newer of the two is believed (RFC 6721 §3).
    private func restoration(after takedown: Timestamp?) -> Timestamp {
        guard let takedown else { return now }
        return max(now, Timestamp(milliseconds: takedown.milliseconds + 1))
    }
}
