import CLibPQ

extension PostgresConnection {
    /// Appends rows to a table by `COPY`, which is the fastest way in.
    ///
    /// - Parameters:
    ///   - table: The name of the table, as it stands in a statement.
    ///   - columns: The names of its columns; each value written must be exactly of the type of its column.
    ///   - body: Writes the rows.
    /// - Throws: What the body throws, after which nothing is copied; what the server finds wrong.
    func copy(
        into table: String,
        columns: [String],
        _ body: (inout PostgresCopyWriter) throws -> Void
    ) throws {
        try flush()
        let sql = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)"
        guard PQsendQuery(handle, sql) == 1, let answer = try nextResult() else {
            throw loss()
        }
        guard answer.status == PGRES_COPY_IN else {
            try finishAnswers()
            throw answer.problem ?? loss()
        }
        var writer = PostgresCopyWriter(handle: handle, columns: columns.count)
        do {
            try body(&writer)
            try writer.finish()
        } catch {
            guard PQputCopyEnd(handle, "given up") == 1 else { throw loss() }
            try? finishAnswers()
            throw error
        }
        try finishAnswers()
    }
}
