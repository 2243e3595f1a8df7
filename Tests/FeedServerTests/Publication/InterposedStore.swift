import Store
import Synchronization

/// A store before which a test can stand: it lets things happen between two steps, and calls fail.
final class InterposedStore: ArticleStore {
    typealias Happening = @Sendable () async throws -> Void

    private struct State {
        var afterKnownValues: Happening?
        var failuresOfChanges = 0
        var failsOrdinals = false
        var savesBeforeFailure = Int.max
        var mostRowsOfSearches = Int.max
        var store: any ArticleStore
        var followers: [AsyncStream<Void>.Continuation] = []
    }

    private let state: Mutex<State>
    private var store: any ArticleStore { state.withLock(\.store) }

    /// Stands before a store.
    init(_ store: any ArticleStore) {
        state = Mutex(State(store: store))
    }

    /// Stands before another store from now on, and wakes who follows.
    func replace(with store: any ArticleStore) {
        let followers = state.withLock { state in
            state.store = store
            return state.followers
        }
        for follower in followers { follower.yield() }
    }

    /// Whether anybody follows the log.
    var isFollowed: Bool { state.withLock { !$0.followers.isEmpty } }

    /// Does something, once, behind the next look at known values.
    func afterKnownValues(_ happening: @escaping Happening) {
        state.withLock { $0.afterKnownValues = happening }
    }

    /// Makes the next looks at the log fail.
    func failChanges(times: Int) {
        state.withLock { $0.failuresOfChanges = times }
    }

    /// Makes every look for ordinals fail.
    func failOrdinals() {
        state.withLock { $0.failsOrdinals = true }
    }

    /// Makes every save fail after so many more.
    func failSaves(after count: Int) {
        state.withLock { $0.savesBeforeFailure = count }
    }

    /// Lets searches look at so many articles at most.
    func limitSearches(to count: Int) {
        state.withLock { $0.mostRowsOfSearches = count }
    }

    func knownValues() async throws(StoreError) -> KnownValues {
        let known = try await store.knownValues()
        let happening = state.withLock { state in
            defer { state.afterKnownValues = nil }
            return state.afterKnownValues
        }
        do {
            try await happening?()
        } catch {
            throw Self.error
        }
        return known
    }

    func changes(after sequence: Int64, limit: Int) async throws(StoreError) -> [Change] {
        let fails = state.withLock { state in
            defer { state.failuresOfChanges = max(0, state.failuresOfChanges - 1) }
            return state.failuresOfChanges > 0
        }
        if fails { throw Self.error }
        return try await store.changes(after: sequence, limit: limit)
    }

    func search(
        _ query: ArticleQuery,
        count: Int,
        mostRows: Int,
        definition: String?
    ) async throws(StoreError) -> SearchAnswer {
        let most = state.withLock { min(mostRows, $0.mostRowsOfSearches) }
        return try await store.search(query, count: count, mostRows: most, definition: definition)
    }

    func keepTextIndex() async throws(StoreError) { try await store.keepTextIndex() }

    func extendTextIndex() async throws(StoreError) -> Bool { try await store.extendTextIndex() }

    /// Wakes once, at the start, and when the store is replaced.
    func wakeups() -> AsyncStream<Void> {
        AsyncStream { continuation in
            state.withLock { $0.followers.append(continuation) }
            continuation.yield()
        }
    }

    private static let error = StoreError(kind: .unreachable, location: "test", message: "away")

    func save(_ articles: [Article], explicitlyPublished: Set<Int>) async throws(StoreError) -> [SaveOutcome] {
        let fails = state.withLock { state in
            state.savesBeforeFailure -= 1
            return state.savesBeforeFailure < 0
        }
        if fails { throw Self.error }
        return try await store.save(articles, explicitlyPublished: explicitlyPublished)
    }

    func withdraw(id: String) async throws(StoreError) -> Bool { try await store.withdraw(id: id) }

    func restore(id: String) async throws(StoreError) -> Bool { try await store.restore(id: id) }

    func erase(id: String) async throws(StoreError) -> Bool { try await store.erase(id: id) }

    func publishDue() async throws(StoreError) -> (published: Int, nextDue: Timestamp?) {
        try await store.publishDue()
    }

    func adopt(taxonomies: [Taxonomy]) async throws(StoreError) { try await store.adopt(taxonomies: taxonomies) }

    func register(definitions: [String]) async throws(StoreError) {
        try await store.register(definitions: definitions)
    }

    func adopt(idAuthority: String) async throws(StoreError) -> String? {
        try await store.adopt(idAuthority: idAuthority)
    }

    func select(
        _ query: ArticleQuery,
        window: ArticleWindow,
        definition: String?
    ) async throws(StoreError) -> ArticleSelection {
        try await store.select(query, window: window, definition: definition)
    }

    func select(
        _ requests: [ArticleRequest],
        memory: ArticleMemory
    ) async throws(StoreError) -> [ArticleSelection] {
        try await store.select(requests, memory: memory)
    }

    func register(selections: [ArticleQuery]) async throws(StoreError) {
        try await store.register(selections: selections)
    }

    func archive(
        _ query: ArticleQuery,
        ordinals: ClosedRange<Int>,
        definition: String?
    ) async throws(StoreError) -> ArticleArchive {
        try await store.archive(query, ordinals: ordinals, definition: definition)
    }

    func ordinals(of ids: [String], in query: ArticleQuery) async throws(StoreError) -> [Int] {
        if state.withLock(\.failsOrdinals) { throw Self.error }
        return try await store.ordinals(of: ids, in: query)
    }

    func pages(ordinals: ClosedRange<Int>) async throws(StoreError) -> [ArticlePage] {
        try await store.pages(ordinals: ordinals)
    }

    func lastChanges(ofEach count: Int) async throws(StoreError) -> [Timestamp] {
        try await store.lastChanges(ofEach: count)
    }

    func count(_ query: ArticleQuery) async throws(StoreError) -> Int { try await store.count(query) }

    func article(id: String) async throws(StoreError) -> StoredArticle? { try await store.article(id: id) }

    func articles(after id: String?, limit: Int) async throws(StoreError) -> [StoredArticle] {
        try await store.articles(after: id, limit: limit)
    }

    func lastSequence() async throws(StoreError) -> Int64 { try await store.lastSequence() }

    func definitionsSeen(_ definitions: [String]) async throws(StoreError) -> [String: Timestamp] {
        try await store.definitionsSeen(definitions)
    }

    func close() async throws(StoreError) { try await store.close() }
}
