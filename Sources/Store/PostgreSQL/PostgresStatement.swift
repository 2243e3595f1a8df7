/// A statement and the values of its parameters `$1`, `$2`….
struct PostgresStatement: Sendable {
    /// The text; each is prepared once for a connection, so that values belong into the parameters.
    var sql: String
    /// The values.
    var parameters: [PostgresValue]

    /// Makes a statement.
    init(_ sql: String, _ parameters: [PostgresValue] = []) {
        self.sql = sql
        self.parameters = parameters
    }
}
