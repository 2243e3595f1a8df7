/// Under which names statements are prepared on one connection.
///
/// A name is made of what it names. A pooler that puts one connection in the place of another, as it must not, then leads to
/// an error, and never to the answer of another statement.
struct PostgresStatementNames {
    /// How many statements are kept prepared: the program has fewer, unless readers choose by themselves.
    static let limit = 256

    private struct Key: Hashable {
        let sql: String
        let types: [PostgresType]
    }

    private var names: [Key: String] = [:]

    /// Whether it is time to forget all of them.
    var isFull: Bool { names.count >= Self.limit }

    /// The name of a statement, and whether it has still to be prepared under it.
    mutating func name(of statement: PostgresStatement) -> (name: String, isNew: Bool) {
        let key = key(statement)
        if let name = names[key] { return (name, false) }
        var bytes = RecordBytes()
        bytes.add(statement.sql)
        for type in key.types { bytes.add(Int64(type.rawValue)) }
        let name = "feedserver_" + String(RecordDigest.hash(of: bytes), radix: 16)
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
