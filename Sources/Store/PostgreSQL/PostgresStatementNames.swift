/// Under which names statements are prepared on one connection.
struct PostgresStatementNames {
    /// How many statements are kept prepared: the program has fewer, unless readers choose by themselves.
    static let limit = 256

    private struct Key: Hashable {
        let sql: String
        let types: [PostgresType]
    }

    private var names: [Key: String] = [:]
    private var count = 0

    /// Whether it is time to forget all of them.
    var isFull: Bool { names.count >= Self.limit }

    /// The name of a statement, and whether it has still to be prepared under it.
    mutating func name(of statement: PostgresStatement) -> (name: String, isNew: Bool) {
        let key = key(statement)
        if let name = names[key] { return (name, false) }
        count += 1
        let name = "s\(count)"
        names[key] = name
        return (name, true)
    }

    /// Forgets a statement that could not be prepared.
    mutating func forget(_ statement: PostgresStatement) { names[key(statement)] = nil }

    /// Forgets all of them.
    mutating func forget() { names = [:] }

    private func key(_ statement: PostgresStatement) -> Key {
        Key(sql: statement.sql, types: statement.parameters.map(\.type))
    }
}
