import Dispatch

/// A store in a PostgreSQL database, which any number of programs on any machines may use at once.
///
/// Writes wait for each other, also across programs; reads wait for nobody.
final class PostgresStore: ArticleStore {
    /// The connections; internal so that tests can look behind the protocol.
    let pool: PostgresPool
    /// What its transactions share; internal for tests too.
    let context: PostgresContext
    private let wakeupHub: WakeupHub<PostgresListener>

    /// How many scheduled articles are shown in one transaction.
    private static let batch = 500

    /// Opens a store as `StoreLocation.open` says; without a clock, it is the database's that counts.
    static func open(
        _ location: PostgresLocation,
        opening: StoreOpening,
        clock: (@Sendable () -> Timestamp)?
    ) async throws(StoreError) -> PostgresStore {
        let store = PostgresStore(location, clock: clock)
        do {
            try await store.pool.read { connection in
                try PostgresUnfinishedCopy.refuse(connection, location: location.shown)
                try PostgresSchema.migrate(connection, opening: opening, location: location.shown)
            }
        } catch {
            await store.pool.close()
            throw error
        }
        return store
    }

    private init(_ location: PostgresLocation, clock: (@Sendable () -> Timestamp)?) {
        pool = PostgresPool(location: location)
        context = PostgresContext(location: location.shown, clock: clock)
        wakeupHub = WakeupHub { [pool] onCommit in
            PostgresListener(pool.session, onConnection: pool.databaseIsBack, onCommit: onCommit)
        }
    }

    deinit {
        wakeupHub.close()
    }

    func save(_ articles: [Article], explicitlyPublished: Set<Int>) async throws(StoreError) -> [SaveOutcome] {
        var records: [Article] = []
        for (index, article) in articles.enumerated() {
            records.append(try ArticleRecord.checked(article, index: index, location: context.location))
        }
        return try await change(records.map(\.id)) { [records] transaction in
            records.enumerated()
                .map { index, record in
                    transaction.save(record, isExplicit: explicitlyPublished.contains(index))
                }
        }
    }

    @discardableResult func withdraw(id: String) async throws(StoreError) -> Bool {
        try await change([id]) { transaction in try transaction.edit(id, transaction.editing.withdraw) }
    }

    @discardableResult func restore(id: String) async throws(StoreError) -> Bool {
        try await change([id]) { transaction in try transaction.edit(id, transaction.editing.restore) }
    }

    @discardableResult func erase(id: String) async throws(StoreError) -> Bool {
        try await change([id]) { transaction in try transaction.edit(id, transaction.editing.erase) }
    }

    func publishDue() async throws(StoreError) -> (published: Int, nextDue: Timestamp?) {
        var published = 0
        while true {
            let (hasDue, nextDue) = try await pool.read { [context] in try PostgresArticleTransaction.due($0, context) }
            guard hasDue else { return (published, nextDue) }
            published += try await change([]) { try $0.publishDue(atMost: PostgresStore.batch) }
        }
    }

    func adopt(taxonomies: [Taxonomy]) async throws(StoreError) {
        let hierarchy = CategoryHierarchy(taxonomies)
        guard try await pool.read({ try PostgresHierarchy.read($0) }) != hierarchy else { return }
        try await write { [context] in try PostgresHierarchy.adopt(hierarchy, $0, context) }
    }

    func register(definitions: [String]) async throws(StoreError) {
        let seen = try await definitionsSeen(definitions)
        let missing = definitions.filter { seen[$0] == nil }
        guard !missing.isEmpty else { return }
        try await locked { connection, lock in
            connection.queue(
                """
                INSERT INTO definitions SELECT DISTINCT digest, $2::bigint FROM unnest($1::text[]) AS new (digest)
                ON CONFLICT DO NOTHING
                """,
                [.texts(missing), .time(lock.now)]
            )
        }
    }

    func register(selections: [ArticleQuery]) async throws(StoreError) {
        let missing = try await pool.read { try PostgresRegistration(connection: $0).missing(among: selections) }
        guard !missing.isEmpty else { return }
        let articlesToRead = try await pool.read { connection in
            try PostgresRegistration(connection: connection).articlesToRead(for: missing)
        }
        if articlesToRead > SearchTerms.mostRead {
            try await keepTextIndex()
            while try await extendTextIndex() {}
        }
        try await locked { connection, lock in
            let registration = PostgresRegistration(connection: connection)
            try registration.register(registration.missing(among: missing), now: lock.now)
        }
    }

    func keepTextIndex() async throws(StoreError) {
        let isKept = try await pool.read { connection in
            try PostgresTextIndex(connection.pipeline([PostgresTextIndex.state])[0], connection) != nil
        }
        guard !isKept else { return }
        try await locked { connection, _ in try PostgresTextIndex.keep(connection) }
    }

    func extendTextIndex() async throws(StoreError) -> Bool {
        let isExtensible = try await pool.read { connection in
            try PostgresTextIndex(connection.pipeline([PostgresTextIndex.state])[0], connection)?.isExtensible ?? false
        }
        guard isExtensible else { return false }
        return try await locked { connection, _ in
            let state = try connection.pipeline([PostgresTextIndex.state])[0]
            return try PostgresTextIndex(state, connection)?.take(SearchTerms.batch) ?? false
        }
    }

    func adopt(idAuthority: String) async throws(StoreError) -> String? {
        let recorded = try await pool.read { try $0.rows("SELECT id_authority FROM settings").first?.text(0) }
        guard recorded != idAuthority else { return nil }
        return try await locked { connection, lock in
            let hasArticles = try connection.rows("SELECT EXISTS (SELECT FROM articles)").first?.boolean(0) ?? false
            if let recorded = lock.idAuthority, recorded != idAuthority, hasArticles { return recorded }
            connection.queue("UPDATE settings SET id_authority = $1", [.text(idAuthority)])
            return nil
        }
    }

    func select(
        _ query: ArticleQuery,
        window: ArticleWindow,
        definition: String?
    ) async throws(StoreError) -> ArticleSelection {
        try await reading { try $0.select(query, window: window, definition: definition) }
    }

    func select(
        _ requests: [ArticleRequest],
        memory: ArticleMemory
    ) async throws(StoreError) -> [ArticleSelection] {
        // A feed's articles come in one answer, which takes no longer than to ask for some of them would.
        try await reading { reader in
            try requests.map { try reader.select($0.query, window: $0.window, definition: $0.definition) }
        }
    }

    func search(
        _ query: ArticleQuery,
        count: Int,
        mostRows: Int,
        definition: String?
    ) async throws(StoreError) -> SearchAnswer {
        try await reading { try $0.search(query, count: count, mostRows: mostRows, definition: definition) }
    }

    func archive(
        _ query: ArticleQuery,
        ordinals: ClosedRange<Int>,
        definition: String?
    ) async throws(StoreError) -> ArticleArchive {
        try await reading { try $0.archive(query, ordinals: ordinals, definition: definition) }
    }

    func ordinals(of ids: [String], in query: ArticleQuery) async throws(StoreError) -> [Int] {
        try await reading { try $0.ordinals(of: ids, in: query) }
    }

    func pages(ordinals: ClosedRange<Int>) async throws(StoreError) -> [ArticlePage] {
        try await pool.read { try PostgresPageReader(connection: $0).pages(ordinals) }
    }

    func lastChanges(ofEach count: Int) async throws(StoreError) -> [Timestamp] {
        try await pool.read { try PostgresPageReader(connection: $0).lastChanges(ofEach: count) }
    }

    func count(_ query: ArticleQuery) async throws(StoreError) -> Int {
        try await reading { try $0.count(query) }
    }

    func article(id: String) async throws(StoreError) -> StoredArticle? {
        try await pool.read { try PostgresArticleRow.stored($0.rows(PostgresArticleRow.selectByID, [.text(id)])).first }
    }

    func articles(after id: String?, limit: Int) async throws(StoreError) -> [StoredArticle] {
        try await pool.read { connection in
            let limit = Int64(max(0, limit))
            let rows = try connection.rows(PostgresArticleRow.page, [.text(id ?? ""), .integer(limit)])
            return try PostgresArticleRow.stored(rows)
        }
    }

    func changes(after sequence: Int64, limit: Int) async throws(StoreError) -> [Change] {
        try await pool.read { [context] connection in
            let answers = try connection.pipeline([
                PostgresSchema.readVersion,
                PostgresStatement(PostgresChangeLog.page, [.integer(sequence), .integer(Int64(max(0, limit)))]),
            ])
            try PostgresSchema.check(answers[0], location: context.location)
            return try PostgresChangeLog.changes(answers[1])
        }
    }

    func lastSequence() async throws(StoreError) -> Int64 {
        try await pool.read { try $0.rows("SELECT max(sequence) FROM changes").first?.integer(0) ?? 0 }
    }

    func knownValues() async throws(StoreError) -> KnownValues {
        try await pool.read { try PostgresKnownValues.read($0.rows(PostgresKnownValues.selection)) }
    }

    func definitionsSeen(_ definitions: [String]) async throws(StoreError) -> [String: Timestamp] {
        try await pool.read { connection in
            let rows = try connection.rows(
                "SELECT digest, first_seen FROM definitions WHERE digest = ANY ($1::text[])",
                [.texts(definitions)]
            )
            var seen: [String: Timestamp] = [:]
            for row in rows {
                seen[try row.required(0, PostgresRow.text)] = try row.required(1, PostgresRow.time)
            }
            return seen
        }
    }

    func wakeups() -> AsyncStream<Void> {
        wakeupHub.stream()
    }

    func close() async throws(StoreError) {
        let listener = wakeupHub.close()
        await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    listener?.waitUntilStopped()
                    continuation.resume()
                }
        }
        await pool.close()
    }

    private func reading<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresSelectionReader) throws -> Value
    ) async throws(StoreError) -> Value {
        try await pool.read { [context] connection in
            try body(PostgresSelectionReader(connection: connection, location: context.location))
        }
    }

    /// Does something to articles, of which those with these ids are looked at.
    private func change<Value: Sendable>(
        _ ids: [String],
        _ body: @escaping @Sendable (PostgresArticleTransaction) throws -> Value
    ) async throws(StoreError) -> Value {
        try await write { [context] connection in
            let transaction = try PostgresArticleTransaction(connection, context, ids: ids)
            let value = try body(transaction)
            try transaction.finish()
            return value
        }
    }

    /// Does something under the lock, and remembers the time of it.
    private func locked<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, PostgresWriteLock) throws -> Value
    ) async throws(StoreError) -> Value {
        try await write { [context] connection in
            let (lock, _) = try PostgresWriteLock.take(connection, clock: context.clock, location: context.location)
            let value = try body(connection, lock)
            lock.finish(connection)
            return value
        }
    }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        let value = try await pool.write(body)
        wakeupHub.wake()
        return value
    }
}
