import GRDB

/// What says of a store that it is a copy that has not come to its end: a table that is there until then.
enum UnfinishedCopy {
    /// How far the copy is, as it is kept; nil where the store is whole.
    static func mark(_ database: Database) throws -> CopyMark? {
        let hasTable = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'unfinished_copy')"
        )
        guard hasTable == true else { return nil }
        guard let text = try String.fetchOne(database, sql: "SELECT mark FROM unfinished_copy"),
            let mark = CopyMark.decode(text)
        else { throw SQLiteProblem.malformed(column: "mark") }
        return mark
    }

    /// Writes how far it is.
    static func write(_ mark: CopyMark, _ database: Database) throws {
        try database.execute(sql: "CREATE TABLE IF NOT EXISTS unfinished_copy (mark TEXT NOT NULL) STRICT")
        try database.execute(sql: "DELETE FROM unfinished_copy")
        try database.execute(sql: "INSERT INTO unfinished_copy VALUES (?)", arguments: [mark.text])
    }

    /// Makes the store whole.
    static func remove(_ database: Database) throws {
        try database.execute(sql: "DROP TABLE unfinished_copy")
    }
}
