import GRDB
import Synchronization

/// A store in a file of SQLite's, which several processes may use at once.
///
/// Writes wait for each other, also across processes; reads wait for nobody.
final class SQLiteStore: ArticleStore {
    /// The connections; internal so that tests can look behind the protocol.
    let connections: SQLiteConnections
    private let clock: @Sendable () -> Timestamp
    private let wakeupHub: WakeupHub<CommitWatch>
    private let isClosed = Mutex(false)

    /// How many scheduled articles are shown in one transaction.
    private static let batch = 500

    /// Opens a store; see `StoreLocation.open`.
    static func open(
        path: String,
        opening: StoreOpening,
        clock: @escaping @Sendable () -> Timestamp
    ) async throws(StoreError) -> SQLiteStore {
        SQLiteStore(connections: try await SQLiteConnections.open(path: path, opening: opening), clock: clock)
    }

    private init(connections: SQLiteConnections, clock: @escaping @Sendable () -> Timestamp) {
        self.connections = connections
        self.clock = clock
        wakeupHub = WakeupHub { [path = connections.path] in CommitWatch(path: path, onCommit: $0) }
    }

    deinit {
        wakeupHub.close()
    }

    func save(_ articles: [Article], explicitlyPublished: Set<Int>) async throws(StoreError) -> [SaveOutcome] {
        try await change { transaction in
            var outcomes: [SaveOutcome] = []
            for (index, article) in articles.enumerated() {
                let isExplicit = explicitlyPublished.contains(index)
                outcomes.append(try transaction.save(article, index: index, isExplicit: isExplicit))
            }
            return outcomes
        }
    }

    @discardableResult func withdraw(id: String) async throws(StoreError) -> Bool {
        try await change { try $0.withdraw(id) }
    }

    @discardableResult func restore(id: String) async throws(StoreError) -> Bool {
        try await change { try $0.restore(id) }
    }

    @discardableResult func erase(id: String) async throws(StoreError) -> Bool {
        let isErased = try await change { try $0.erase(id) }
        if isErased { await connections.forgetLog() }
        return isErased
    }

    func publishDue() async throws(StoreError) -> (published: Int, nextDue: Timestamp?) {
        var published = 0
        while true {
            let (hasDue, nextDue) = try await read { [clock] database in
                let next = try Int64.fetchOne(database, sql: "SELECT min(due) FROM articles WHERE due IS NOT NULL")
                    .map(Timestamp.init(milliseconds:))
                let now = try StoreSettings.now(database, clock: clock)
                return (next.map { $0 <= now } ?? false, next)
            }
            guard hasDue else { return (published, nextDue) }
            published += try await publishBatch()
        }
    }

    func adopt(taxonomies: [Taxonomy]) async throws(StoreError) {
        guard try await !read({ try StoreSettings.hierarchy(isThatOf: taxonomies, $0) }) else { return }
        let hierarchy = CategoryHierarchy(taxonomies)
        try await write { [clock] database in
            let old = try StoreSettings.hierarchy(database)
            guard old != hierarchy else { return }
            let now = try StoreSettings.now(database, clock: clock)
            try HierarchyTransaction(database: database, old: old, new: hierarchy, now: now).run()
        }
    }

    func register(definitions: [String]) async throws(StoreError) {
        let seen = try await definitionsSeen(definitions)
        let missing = definitions.filter { seen[$0] == nil }
        guard !missing.isEmpty else { return }
        try await write { [clock] database in
            try Definitions.register(missing, now: StoreSettings.now(database, clock: clock), database)
        }
    }

    func register(selections: [ArticleQuery]) async throws(StoreError) {
        let missing = try await read { try SelectionRegistration(database: $0).missing(among: selections) }
        guard !missing.isEmpty else { return }
        let articlesToRead = try await read { try SelectionRegistration(database: $0).articlesToRead(for: missing) }
        if articlesToRead > SearchTerms.mostRead {
            try await keepTextIndex()
            while try await extendTextIndex() {}
        }
        try await write { [clock] database in
            let registration = SelectionRegistration(database: database)
            let now = try StoreSettings.now(database, clock: clock)
            try registration.register(registration.missing(among: missing), now: now)
        }
    }

    func keepTextIndex() async throws(StoreError) {
        guard try await read({ try TextIndex($0) == nil }) else { return }
        try await write { try TextIndex.keep($0) }
    }

    func extendTextIndex() async throws(StoreError) -> Bool {
        guard try await read({ try TextIndex($0)?.isComplete == false }) else { return false }
        return try await write { database in
            var index = try TextIndex(database)
            return try index?.take(SearchTerms.batch) ?? false
        }
    }

    func adopt(idAuthority: String) async throws(StoreError) -> String? {
        let sql = "SELECT id_authority FROM settings"
        guard try await read({ try String.fetchOne($0, sql: sql) }) != idAuthority else { return nil }
        return try await write { database in
            let recorded = try String.fetchOne(database, sql: sql)
            let hasArticles = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM articles)") ?? false
            if let recorded, recorded != idAuthority, hasArticles { return recorded }
            try database.execute(sql: "UPDATE settings SET id_authority = ?", arguments: [idAuthority])
            return nil
        }
    }

    func select(
        _ query: ArticleQuery,
        window: ArticleWindow,
        definition: String?
    ) async throws(StoreError) -> ArticleSelection {
        try await read { database in
            try SelectionReader(database: database).select(query, window: window, definition: definition)
        }
    }

    func select(
        _ requests: [ArticleRequest],
        memory: ArticleMemory
    ) async throws(StoreError) -> [ArticleSelection] {
        try await read { database in
            let reader = SelectionReader(
                database: database,
                memory: (memory, try ChangeLog.lastSequence(database))
            )
            return try requests.map {
                try reader.select($0.query, window: $0.window, definition: $0.definition)
            }
        }
    }

    func search(
        _ query: ArticleQuery,
        count: Int,
        mostRows: Int,
        definition: String?
    ) async throws(StoreError) -> SearchAnswer {
        try await read { database in
            try SearchReader(database: database, mostRows: mostRows)
                .search(query, count: count, definition: definition)
        }
    }

    func archive(
        _ query: ArticleQuery,
        ordinals: ClosedRange<Int>,
        definition: String?
    ) async throws(StoreError) -> ArticleArchive {
        try await read { database in
            try SelectionReader(database: database).archive(query, ordinals: ordinals, definition: definition)
        }
    }

    func ordinals(of ids: [String], in query: ArticleQuery) async throws(StoreError) -> [Int] {
        try await read { try SelectionReader(database: $0).ordinals(of: ids, in: query) }
    }

    func pages(ordinals: ClosedRange<Int>) async throws(StoreError) -> [ArticlePage] {
        try await read { try PageReader(database: $0).pages(ordinals) }
    }

    func lastChanges(ofEach count: Int) async throws(StoreError) -> [Timestamp] {
        try await read { try PageReader(database: $0).lastChanges(ofEach: count) }
    }

    func count(_ query: ArticleQuery) async throws(StoreError) -> Int {
        try await read { try SelectionReader(database: $0).count(query) }
    }

    func article(id: String) async throws(StoreError) -> StoredArticle? {
        try await read { try ArticleRow.fetch($0, id: id)?.intact() }
    }

    func articles(after id: String?, limit: Int) async throws(StoreError) -> [StoredArticle] {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT key FROM articles WHERE id > ? ORDER BY id LIMIT ?"
            )
            let keys = try Int64.fetchAll(statement, arguments: [id ?? "", max(0, limit)])
            var articles: [StoredArticle] = []
            var bytes = 0
            let reader = try ArticleReader(database)
            for key in keys where bytes < ContentLimit.bytes {
                guard let found = try reader.row(key: key)?.intact() else { continue }
                articles.append(found)
                bytes += found.article.contentByteCount
            }
            return articles
        }
    }

    func changes(after sequence: Int64, limit: Int) async throws(StoreError) -> [Change] {
        try await read { try ChangeLog.changes(after: sequence, limit: limit, $0) }
    }

    func lastSequence() async throws(StoreError) -> Int64 {
        try await read { try ChangeLog.lastSequence($0) }
    }

    func knownValues() async throws(StoreError) -> KnownValues {
        try await read { try KnownValuesReader.read($0) }
    }

    func definitionsSeen(_ definitions: [String]) async throws(StoreError) -> [String: Timestamp] {
        try await read { try Definitions.firstSeen(definitions, $0) }
    }

    func wakeups() -> AsyncStream<Void> {
        wakeupHub.stream()
    }

    func close() async throws(StoreError) {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        try await connections.close(after: wakeupHub.close())
    }

    /// Shows the scheduled articles that are due, at most a batch of them.
    private func publishBatch() async throws(StoreError) -> Int {
        try await write { [clock, path = connections.path] database in
            let transaction = try ArticleTransaction(database, location: path, clock: clock)
            let keys = try Int64.fetchAll(
                database,
                sql: "SELECT key FROM articles WHERE due <= ? ORDER BY due, id LIMIT ?",
                arguments: [transaction.now.milliseconds, SQLiteStore.batch]
            )
            for key in keys { try transaction.publish(key: key) }
            try transaction.finish()
            return keys.count
        }
    }

    private func change<Value: Sendable>(
        _ body: @escaping @Sendable (ArticleTransaction) throws -> Value
    ) async throws(StoreError) -> Value {
        try await write { [clock, path = connections.path] database in
            let transaction = try ArticleTransaction(database, location: path, clock: clock)
            let value = try body(transaction)
            try transaction.finish()
            return value
        }
    }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try checkOpen()
        let value = try await connections.write(body)
        wakeupHub.wake()
        return value
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try checkOpen()
        return try await connections.read(body)
    }

    private func checkOpen() throws(StoreError) {
        guard !isClosed.withLock({ $0 }) else {
            throw SQLiteProblem.storeError(SQLiteProblem.closed, path: connections.path)
        }
    }
}
