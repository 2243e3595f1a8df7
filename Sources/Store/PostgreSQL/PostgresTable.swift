/// A table that rows are put into.
struct PostgresTable: Sendable {
    /// A column, and of which type it is.
    typealias Column = (name: String, type: String)

    /// The name.
    let name: String
    /// The columns that are given.
    let columns: [Column]

    private let insertion: String

    /// From how many rows on they are copied: that takes round trips of its own and is faster for each row.
    private static let copied = 200

    /// Makes a table known.
    init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
        let names = columns.map(\.name).joined(separator: ", ")
        insertion = "INSERT INTO \(name) (\(names)) SELECT \(names) FROM \(Self.parameters(columns)) AS new"
    }

    /// The parameters of a statement as rows, one array for each column.
    ///
    /// Arrays of arrays cannot be taken apart, so that those travel as texts; see `PostgresValue.columns`.
    static func parameters(_ columns: [Column]) -> String {
        let arrays = columns.enumerated()
            .map { index, column in "$\(index + 1)::\(column.type.hasSuffix("[]") ? "text" : column.type)[]" }
        let values = columns.map { $0.type.hasSuffix("[]") ? "\($0.name)::\($0.type) AS \($0.name)" : $0.name }
        let names = columns.map(\.name).joined(separator: ", ")
        return "(SELECT \(values.joined(separator: ", ")) FROM unnest(\(arrays.joined(separator: ", "))) "
            + "AS given (\(names)))"
    }

    /// Puts rows into the table: a few travel with what is sent next, many are copied at once.
    ///
    /// - Parameters:
    ///   - count: How many rows there are.
    ///   - rows: The rows, each with a value for each column, of exactly its type.
    ///   - connection: A writing transaction.
    /// - Throws: What the server finds wrong, where rows are copied; else it is thrown with what is sent next.
    func insert(_ count: Int, _ rows: some Sequence<[PostgresValue]>, _ connection: PostgresConnection) throws {
        guard count > 0 else { return }
        guard count >= Self.copied else {
            return connection.queue(insertion, PostgresValue.columns(Array(rows)))
        }
        try connection.copy(into: name, columns: columns.map(\.name)) { writer in
            for row in rows { try writer.row(row) }
        }
    }
}
