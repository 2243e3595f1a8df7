/// What says of a store that it is a copy that has not come to its end: a table that is there until then.
enum PostgresUnfinishedCopy {
    private static let table = """
        SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'unfinished_copy' AND relnamespace =
            (SELECT oid FROM pg_namespace WHERE nspname = current_schema()))
        """

    /// How far the copy is; nil where the store is whole.
    static func mark(_ connection: PostgresConnection) throws -> CopyMark? {
        guard try connection.rows(table).first?.boolean(0) == true else { return nil }
        guard let text = try connection.rows("SELECT mark FROM unfinished_copy").first?.text(0),
            let mark = CopyMark.decode(text)
        else { throw PostgresProblem.malformed(column: "mark") }
        return mark
    }

    /// Begins.
    static func begin(_ mark: CopyMark, _ connection: PostgresConnection) {
        connection.queue("CREATE TABLE IF NOT EXISTS unfinished_copy (mark text NOT NULL)")
        connection.queue("DELETE FROM unfinished_copy")
        connection.queue("INSERT INTO unfinished_copy VALUES ($1)", [.text(mark.text)])
    }

    /// Writes how far it is.
    static func write(_ mark: CopyMark, _ connection: PostgresConnection) {
        connection.queue("UPDATE unfinished_copy SET mark = $1", [.text(mark.text)])
    }

    /// Refuses a store that is not whole.
    /// - Throws: `unfinished`.
    static func refuse(_ connection: PostgresConnection, location: String) throws {
        if let mark = try mark(connection) { throw CopyProblem.unfinished(location, mark) }
    }
}
