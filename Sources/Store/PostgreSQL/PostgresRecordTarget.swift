/// A store in PostgreSQL that is being made of records.
final class PostgresRecordTarget: RecordTarget {
    let location: String
    private let pool: PostgresPool

    /// A store that is empty, or holds a copy that has not come to its end.
    /// - Throws: `StoreError`.
    static func open(_ place: PostgresLocation) async throws(StoreError) -> PostgresRecordTarget {
        let target = PostgresRecordTarget(place)
        do {
            try await target.pool.read { connection in
                try PostgresSchema.migrate(connection, opening: .createIfMissing, location: place.shown)
            }
        } catch {
            await target.pool.close()
            throw error
        }
        return target
    }

    private init(_ place: PostgresLocation) {
        location = place.shown
        pool = PostgresPool(location: place, size: 1)
    }

    func mark() async throws(StoreError) -> CopyMark? {
        try await pool.read { try PostgresUnfinishedCopy.mark($0) }
    }

    func begin(_ mark: CopyMark) async throws(StoreError) {
        try await locked { [location] connection in
            connection.takeTime()
            let isCopy = try PostgresUnfinishedCopy.mark(connection) != nil
            guard try isCopy || Self.isEmpty(connection) else { throw CopyProblem.occupied(location) }
            connection.queue("TRUNCATE \(Self.tables.joined(separator: ", ")) RESTART IDENTITY")
            connection.queue(
                """
                UPDATE settings SET id_authority = NULL, newest_time = 0, last_sequence = 0, last_article = 0,
                    hierarchy = gen_random_uuid()::text
                """
            )
            PostgresUnfinishedCopy.begin(mark, connection)
        }
    }

    func write(_ records: [StoreRecord], _ mark: CopyMark) async throws(StoreError) {
        try await locked { [location] connection in
            guard try PostgresUnfinishedCopy.mark(connection)?.count == mark.count - records.count else {
                throw CopyProblem.concurrent(location)
            }
            try PostgresRecordWriter(connection).write(records)
            PostgresUnfinishedCopy.write(mark, connection)
        }
    }

    func complete(_ mark: CopyMark) async throws(StoreError) {
        try await locked { connection in
            connection.takeTime()
            for statement in Self.completion { connection.queue(statement) }
        }
    }

    func records() async throws(StoreError) -> any RecordSource {
        try await PostgresRecordSource.open(pool.location)
    }

    func finish() async throws(StoreError) {
        try await locked { $0.queue("DROP TABLE unfinished_copy") }
        try await pool.read { try PostgresVacuum.run($0) }
    }

    func close() async throws(StoreError) {
        await pool.close()
    }

    /// Does something in a transaction that keeps others from writing.
    private func locked(_ body: @escaping @Sendable (PostgresConnection) throws -> Void) async throws(StoreError) {
        try await pool.write { connection in
            connection.queue("SELECT 1 FROM settings FOR UPDATE")
            try body(connection)
        }
    }

    /// Whether nothing was ever stored.
    private static func isEmpty(_ connection: PostgresConnection) throws -> Bool {
        let filled = tables.map { "EXISTS (SELECT FROM \($0))" }.joined(separator: " OR ")
        return try connection.rows("SELECT \(filled)").first?.boolean(0) == false
    }

    /// What a copy fills.
    private static let tables = [
        "memberships", "selections", "changes", "articles", "facets", "known_values", "definitions",
        "category_parents",
    ]

    /// What follows from the records; done again, it makes the same.
    private static let completion = [
        """
        UPDATE facets SET size = counted.size
        FROM (SELECT facet, count(published) AS size FROM memberships GROUP BY facet) AS counted
        WHERE facets.id = counted.facet
        """,
        """
        UPDATE articles SET facets = known.facets, ordinals = known.ordinals, taken_down = known.taken_down
        FROM (
            SELECT article, array_agg(facet ORDER BY facet) AS facets, array_agg(ordinal ORDER BY facet) AS ordinals,
                max(withdrawn) AS taken_down
            FROM memberships GROUP BY article
        ) AS known
        WHERE articles.key = known.article
        """,
        "UPDATE settings SET last_sequence = coalesce((SELECT max(sequence) FROM changes), 0)",
    ]
}
