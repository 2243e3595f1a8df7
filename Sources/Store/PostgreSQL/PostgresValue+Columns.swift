extension PostgresValue {
    /// An instant in milliseconds, or NULL.
    static func time(_ time: Timestamp?) -> PostgresValue { .integer(time?.milliseconds) }

    /// Rows as one array for each column, as `unnest` takes them; the values of a column must be of one kind.
    ///
    /// Arrays become texts as PostgreSQL writes them. Their texts need no quotes: they are names of categories, which
    /// hold neither a comma, a brace, a quote nor a space, and are never empty.
    static func columns(_ rows: [[PostgresValue]]) -> [PostgresValue] {
        guard let first = rows.first else { return [] }
        return first.indices.map { column in
            switch first[column] {
            case .integer:
                .integers(rows.map { if case .integer(let number) = $0[column] { number } else { nil } })
            case .boolean:
                .booleans(rows.map { if case .boolean(let truth) = $0[column] { truth } else { nil } })
            case .json:
                .jsons(rows.map { if case .json(let text) = $0[column] { text } else { nil } })
            default:
                .texts(rows.map { $0[column].written })
            }
        }
    }

    /// A text, or an array as a text.
    private var written: String? {
        switch self {
        case .text(let text): text
        case .texts(let texts): "{" + texts.compactMap { $0 }.joined(separator: ",") + "}"
        case .integers(let numbers): "{" + numbers.compactMap { $0.map(String.init) }.joined(separator: ",") + "}"
        default: nil
        }
    }
}
