import Testing

@testable import Store

/// What a selection by words is by a slow and simple reading of every article.
struct WordsOracle {
    private let query: ArticleQuery
    private let wanted: Set<String>
    private var shown: [String] = []
    /// Who was ever in it, in the order in which they first were.
    private var entered: [String] = []
    private var down: [String: Timestamp] = [:]
    private var lastChange: Timestamp?

    /// Begins with a store in which there is nothing.
    init(_ query: ArticleQuery) {
        self.query = query
        wanted = Set(query.text.flatMap(SearchTerms.wanted)?.terms ?? [])
    }

    /// Begins with a store in which every article has always said what it says now.
    init(_ query: ArticleQuery, saying articles: [StoredArticle], _ log: [Change]) {
        self.init(query)
        let holding = Set(articles.filter { holds(words: $0.article) }.map(\.article.id))
        for change in log where holding.contains(change.articleID) {
            let sides = [change.before, change.after].compactMap { $0 }
            guard sides.contains(where: { $0.match(query) }) else { continue }
            note(change)
        }
        shown = listed(articles)
    }

    /// Takes up all there is after a change.
    mutating func take(_ articles: [StoredArticle], _ change: Change?) {
        let before = shown
        shown = listed(articles)
        guard let change, (before + shown).contains(change.articleID) else { return }
        note(change)
    }

    private mutating func note(_ change: Change) {
        if !entered.contains(change.articleID) { entered.append(change.articleID) }
        lastChange = change.time
        down[change.articleID] = change.after == nil ? change.time : nil
    }

    private func holds(words article: Article) -> Bool { wanted.isSubset(of: SearchTerms.terms(of: article)) }

    /// The ids of those that are shown, the newest first.
    private func listed(_ articles: [StoredArticle]) -> [String] {
        articles
            .filter { stored in
                stored.article.state == .published && holds(words: stored.article)
                    && ArticleFacets(of: stored.article, in: CategoryHierarchy()).match(query)
            }
            .sorted { ($0.published.milliseconds, $0.article.id) > ($1.published.milliseconds, $1.article.id) }
            .map(\.article.id)
    }

    /// Compares what a store answers.
    func expectAgreement(_ store: any ArticleStore) async throws {
        let window = ArticleWindow(count: 1000, archiveCount: 4, takedownMilliseconds: 100_000)
        let selection = try await store.select(query, window: window, definition: nil)
        #expect(selection.articles.map(\.article.id) == shown, "\(query)")
        #expect(try await store.count(query) == shown.count, "\(query)")
        #expect(selection.historyCount == entered.count, "\(query)")
        #expect(selection.lastChange == lastChange, "\(query)")
        let since = (lastChange?.milliseconds ?? 0) - 100_000
        let takedowns = down.filter { $0.value.milliseconds >= since }
        #expect(
            Dictionary(uniqueKeysWithValues: selection.takedowns.map { ($0.articleID, $0.time) }) == takedowns,
            "\(query)"
        )
        for (index, id) in entered.enumerated() {
            #expect(try await store.ordinals(of: [id], in: query) == [index + 1], "\(query)")
        }
        for first in stride(from: 1, through: entered.count / 4 * 4, by: 4) {
            let answer = try await store.archive(query, ordinals: first...first + 3, definition: nil)
            guard case .full(let archive) = answer else { throw CancellationError() }
            let expected = Set(entered[first - 1..<first + 3]).intersection(shown)
            #expect(Set(archive.articles.map(\.article.id)) == expected, "\(query)")
        }
    }
}
