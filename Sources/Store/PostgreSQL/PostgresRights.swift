/// Says which rights are missing.
enum PostgresRights {
    /// The statement that would help, as far as the server's message tells on what a right is missing.
    static func remedy(_ reason: String, user: String) -> String {
        let object = reason.split(separator: " ").last.map(String.init) ?? ""
        let right =
            switch reason {
            case _ where reason.contains("for schema"): "USAGE, CREATE ON SCHEMA \(object)"
            case _ where reason.contains("for table"): "SELECT, INSERT, UPDATE, DELETE ON \(object)"
            case _ where reason.contains("for database"): "CONNECT ON DATABASE \(object)"
            default: ""
            }
        return right.isEmpty
            ? "let it own the schema that the tables are in" : "let their owner say GRANT \(right) TO \(user)"
    }
}
