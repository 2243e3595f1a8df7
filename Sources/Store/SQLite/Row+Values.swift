import GRDB

extension Row {
    /// The text in a column, or nil for NULL.
    /// - Throws: `SQLiteProblem.malformed` if there is something else; GRDB's own subscripts would trap.
    func text(_ index: Int) throws -> String? {
        let value: DatabaseValue = self[index]
        switch value.storage {
        case .null: return nil
        case .string(let text): return text
        default: throw malformed(index)
        }
    }

    /// The whole number in a column, or nil for NULL.
    func integer(_ index: Int) throws -> Int64? {
        let value: DatabaseValue = self[index]
        switch value.storage {
        case .null: return nil
        case .int64(let number): return number
        default: throw malformed(index)
        }
    }

    /// The number in a column, or nil for NULL.
    func number(_ index: Int) throws -> Double? {
        let value: DatabaseValue = self[index]
        switch value.storage {
        case .null: return nil
        case .double(let number): return number
        case .int64(let number): return Double(number)
        default: throw malformed(index)
        }
    }

    /// The instant in a column, or nil for NULL.
    func time(_ index: Int) throws -> Timestamp? { try integer(index).map(Timestamp.init(milliseconds:)) }

    /// What `read` finds in a column that is never NULL.
    func required<Value>(_ index: Int, _ read: (Row) -> (Int) throws -> Value?) throws -> Value {
        guard let value = try read(self)(index) else { throw malformed(index) }
        return value
    }

    /// The error that says that a column holds what it should not.
    func malformed(_ index: Int) -> SQLiteProblem { .malformed(column: Array(columnNames)[index]) }
}
