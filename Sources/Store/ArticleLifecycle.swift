/// What becomes of an article: the rules that every backend obeys.
enum ArticleLifecycle {
    /// What to do with a record that is handed in.
    enum Decision: Equatable {
        /// Write nothing.
        case leave(SaveOutcome)
        /// Write it, in this state.
        case write(Article.State, SaveOutcome)
    }

    /// Decides what to do with a record.
    ///
    /// - Parameters:
    ///   - record: The article as it is handed in.
    ///   - stored: What the store holds under its id.
    ///   - isExplicit: Whether the record said `published` itself.
    ///   - now: The time by the store's clock.
    /// - Returns: What to do.
    static func decide(
        _ record: Article,
        stored: StoredArticle?,
        isExplicit: Bool,
        now: Timestamp
    ) -> Decision {
        let state = state(of: record, now: now)
        guard let stored else { return .write(state, .added) }
        if stored.isErased { return .leave(.keptWithdrawn) }
        let isSame = ArticleRecord.haveSameContent(record, stored.article)
        if stored.article.state == .withdrawn {
            if state == .withdrawn { return .leave(isSame ? .unchanged : .keptWithdrawn) }
            guard isExplicit, record.state == .published else { return .leave(.keptWithdrawn) }
            return .write(state, .updated)
        }
        return isSame && state == stored.article.state ? .leave(.unchanged) : .write(state, .updated)
    }

    /// The state that a record has at a time: what is published ahead of its time is scheduled, what is scheduled
    /// and due is published.
    static func state(of record: Article, now: Timestamp) -> Article.State {
        switch record.state {
        case .draft, .withdrawn: record.state
        case .published: record.published.map { $0 > now } ?? false ? .scheduled : .published
        case .scheduled: record.published.map { $0 <= now } ?? false ? .published : .scheduled
        }
    }

    /// The state of a withdrawn article that is put back, which shows no draft that never was to be shown.
    static func restored(_ article: Article, stateBefore: Article.State?, now: Timestamp) -> Article.State {
        var article = article
        article.state = stateBefore == .draft ? .draft : stateBefore == .scheduled ? .scheduled : .published
        return state(of: article, now: now)
    }

    /// The kind of a change by whether the article was and is shown.
    static func kind(wasShown: Bool, isShown: Bool) -> Change.Kind {
        switch (wasShown, isShown) {
        case (false, false): .stored
        case (false, true): .published
        case (true, true): .updated
        case (true, false): .withdrawn
        }
    }
}
