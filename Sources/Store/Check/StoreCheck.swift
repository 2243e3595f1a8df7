/// Holds all that a store says of itself against each other, in memory that grows by some bytes for each article.
struct StoreCheck {
    /// One moment of the store.
    var source: any RecordSource
    /// Told how far it is.
    var progress: StoreProgress.Handler

    /// Looks at everything, and adds what is found to a report.
    /// - Throws: `StoreError` other than `damaged`, `CancellationError`.
    func run(into report: StoreCheckReport) async throws -> StoreCheckReport {
        var report = report
        do {
            try await look(&report)
        } catch let error as StoreError where error.kind == .damaged {
            report.add(.database, "the rest", "cannot be read: \(error.message)", StoreFinding.restore)
        }
        return report
    }

    private func look(_ report: inout StoreCheckReport) async throws {
        let facts = try await facts(&report)
        var articles = ArticleCheck(facts: facts)
        try await forEach(.articles, &report) { articles.look(at: $0, &$1) }
        report.articles = articles.count
        var log = LogCheck(newestTime: facts.newestTime, articles: articles.count)
        try await forEach(.changes, &report) { log.look(at: $0, &$1) }
        report.changes = log.count
        var index = IndexCheck(facts: facts, expected: articles.listings)
        try await index.run(source, progress, &report)
        try await tellOfArticles(articles, log, index, &report)
    }

    /// What the rest is held against.
    private func facts(_ report: inout StoreCheckReport) async throws -> StoreFacts {
        var facts = StoreFacts(lastSequence: try await source.lastSequence())
        for kind in StoreRecord.Kind.small { try await forEach(kind, &report) { facts.learn($0, &$1) } }
        return facts
    }

    /// Names the articles that the log or the listings know as something else than what they are.
    private func tellOfArticles(
        _ articles: ArticleCheck,
        _ log: LogCheck,
        _ index: IndexCheck,
        _ report: inout StoreCheckReport
    ) async throws {
        let misremembered = articles.differences(from: log)
        let mislisted = index.differences.subtracting(articles.unreadable)
        guard !misremembered.isEmpty || !mislisted.isEmpty else { return }
        var number = 0
        try await source.forEachPage(of: .articles) { page in
            for key in page.keysInOrder {
                number += 1
                let place = "article “\(key.name)”"
                if misremembered.contains(number) {
                    report.add(
                        .log,
                        place,
                        "the log does not end with the article as it is, shown or not shown",
                        StoreFinding.restore
                    )
                }
                if mislisted.contains(number) {
                    report.add(
                        .index,
                        place,
                        "the listings that it is in are not those of its time, categories, language, authors and source",
                        StoreFinding.rebuild
                    )
                }
            }
        }
    }

    private func forEach(
        _ kind: StoreRecord.Kind,
        _ report: inout StoreCheckReport,
        _ body: (RecordPage, inout StoreCheckReport) -> Void
    ) async throws {
        let total = try await source.count(of: kind)
        var done = 0
        var found = report
        try await source.forEachPage(of: kind) { page in
            found.add(page.unreadable, of: kind)
            body(page, &found)
            done += page.count
            progress(StoreProgress(step: kind.rawValue, done: done, total: total))
        }
        report = found
    }
}
