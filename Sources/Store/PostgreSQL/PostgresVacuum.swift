/// Has the server give back room, and look again at what its plans are made by.
enum PostgresVacuum {
    /// Goes through our tables; the server passes over those that the user does not own, with a warning.
    static func run(_ connection: PostgresConnection) throws {
        connection.setAnswerSeconds(-1)
        defer { connection.setAnswerSeconds(PostgresSession.statementSeconds + 5) }
        try connection.script("SET statement_timeout = 0")
        defer { try? connection.script("SET statement_timeout = '\(PostgresSession.statementSeconds)s'") }
        for table in PostgresSchema.tables { try connection.script("VACUUM (ANALYZE) \(table)") }
    }

    /// The bytes that our tables and their indexes take.
    static func size(_ connection: PostgresConnection) throws -> Int64 {
        try connection
            .rows(
                """
                SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class
                WHERE relname = ANY ($1) AND relnamespace =
                    (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
                """,
                [.texts(PostgresSchema.tables)]
            )
            .first?
            .integer(0) ?? 0
    }
}
