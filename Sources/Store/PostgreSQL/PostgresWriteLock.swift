/// The lock that every writing transaction takes before it does anything else, and what comes with it.
///
/// The one row of `settings` is locked until the transaction has ended. Sequence numbers, ordinals and times are given
/// under that lock, so that they are in the order of commits: a follower that has seen a number never sees a lower one
/// appear. A lock of a row needs nothing of a server but what transactions have anyway, and goes through any pooler.
struct PostgresWriteLock {
    /// The time of everything that the transaction does: never before that of a transaction that was committed.
    let now: Timestamp
    /// The name of the state of the hierarchy of categories.
    let hierarchyName: String
    /// The last sequence number that was given.
    var lastSequence: Int64
    /// The last key that was given to an article.
    var lastArticle: Int64
    /// The authority that ids are made under.
    let idAuthority: String?

    /// The modes of a transaction that takes the lock: each of its statements sees what was committed before it began.
    ///
    /// That it writes is not said: a standby would refuse the words, and not say that it is one.
    static let modes = "ISOLATION LEVEL READ COMMITTED"

    /// Takes the lock, as soon as others have let go of it.
    ///
    /// - Parameters:
    ///   - connection: A connection in a transaction with these modes.
    ///   - clock: What time it is; nil for the clock of the database.
    ///   - location: Where the store is, for messages.
    ///   - statements: What is asked in the same round trip, under the lock.
    /// - Returns: The lock, and the answers to the statements.
    /// - Throws: `newer` if another program has changed the tables meanwhile, `unreachable` if their migrations were lost.
    static func take(
        _ connection: PostgresConnection,
        clock: (@Sendable () -> Timestamp)?,
        location: String,
        asking statements: [PostgresStatement] = []
    ) throws -> (lock: PostgresWriteLock, answers: [PostgresRows]) {
        // Statements of their own: what one reads beside the row that it waits for is from before it waited.
        let answers = try connection.pipeline(
            [
                PostgresStatement(
                    """
                    SELECT version, newest_time, hierarchy, last_sequence, last_article, id_authority FROM settings \
                    FOR UPDATE
                    """
                ),
                PostgresStatement("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"),
            ] + statements
        )
        guard let settings = answers[0].first, let time = answers[1].first else {
            throw PostgresProblem.malformed(column: "settings")
        }
        try PostgresSchema.check(settings.required(0, PostgresRow.integer), location: location)
        let newest = try settings.required(1, PostgresRow.time)
        let lock = PostgresWriteLock(
            now: max(newest, try clock?() ?? time.required(0, PostgresRow.time)),
            hierarchyName: try settings.required(2, PostgresRow.text),
            lastSequence: try settings.required(3, PostgresRow.integer),
            lastArticle: try settings.required(4, PostgresRow.integer),
            idAuthority: try settings.text(5)
        )
        return (lock, Array(answers.dropFirst(2)))
    }

    /// Remembers what was given under the lock, and wakes those who follow once the transaction is committed.
    func finish(_ connection: PostgresConnection) {
        connection.queue(
            "UPDATE settings SET newest_time = $1, last_sequence = $2, last_article = $3",
            [.time(now), .integer(lastSequence), .integer(lastArticle)]
        )
        connection.queue("SELECT pg_notify($1, '')", [.text(connection.channel)])
    }
}
