extension PostgresValue {
    /// An instant in milliseconds, or NULL.
    static func time(_ time: Timestamp?) -> PostgresValue { .integer(time?.milliseconds) }

    /// Rows as one array for each column, as `unnest` takes them; the values of a column must be of one kind.
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
                .texts(rows.map { if case .text(let text) = $0[column] { text } else { nil } })
            }
        }
    }
}
