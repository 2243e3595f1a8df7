import CLibPQ

/// One row of what a statement returned, with its columns counted from 0.
///
/// Every access is checked: what is not of the kind that is asked for throws `PostgresProblem.malformed`.
struct PostgresRow {
    private let result: PostgresResult
    private let index: Int32

    /// A row of a result.
    init(result: PostgresResult, index: Int32) {
        self.result = result
        self.index = index
    }

    /// The text in a column of type `text`, `name`, `json` or `jsonb`, or nil for NULL.
    func text(_ column: Int) throws -> String? {
        switch try type(column) {
        case .text, .name, .plainJSON: try bytes(column).map { String(decoding: $0, as: UTF8.self) }
        case .json: try bytes(column).map { String(decoding: $0.dropFirst(), as: UTF8.self) }
        default: throw malformed(column)
        }
    }

    /// The whole number in a column of type `bigint`, `integer` or `smallint`, or nil for NULL.
    func integer(_ column: Int) throws -> Int64? {
        guard let bytes = try bytes(column) else { return nil }
        switch (try type(column), bytes.count) {
        case (.integer, 8): return Int64(bitPattern: bytes.bigEndian())
        case (.mediumInteger, 4), (.smallInteger, 2):
            let shift = 64 - 8 * bytes.count
            return Int64(bitPattern: bytes.bigEndian() << UInt64(shift)) >> Int64(shift)
        case (.objectIdentifier, 4): return Int64(bitPattern: bytes.bigEndian())
        default: throw malformed(column)
        }
    }

    /// The number in a column of type `double precision`, or nil for NULL.
    func number(_ column: Int) throws -> Double? {
        guard let bytes = try bytes(column) else { return nil }
        guard try type(column) == .number, bytes.count == 8 else { throw malformed(column) }
        return Double(bitPattern: bytes.bigEndian())
    }

    /// The truth in a column of type `boolean`, or nil for NULL.
    func boolean(_ column: Int) throws -> Bool? {
        guard let bytes = try bytes(column) else { return nil }
        guard try type(column) == .boolean, bytes.count == 1 else { throw malformed(column) }
        return bytes[0] != 0
    }

    /// The instant in a column that holds milliseconds, or nil for NULL.
    func time(_ column: Int) throws -> Timestamp? { try integer(column).map(Timestamp.init(milliseconds:)) }

    /// The texts in a column of type `text[]`, or nil for NULL.
    func texts(_ column: Int) throws -> [String]? {
        try array(column, .texts, of: .text)?.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The whole numbers in a column of type `bigint[]`, or nil for NULL.
    func integers(_ column: Int) throws -> [Int64]? {
        try array(column, .integers, of: .integer)?
            .map { bytes in
                guard bytes.count == 8 else { throw malformed(column) }
                return Int64(bitPattern: bytes.bigEndian())
            }
    }

    /// What `read` finds in a column that is never NULL.
    func required<Value>(_ column: Int, _ read: (PostgresRow) -> (Int) throws -> Value?) throws -> Value {
        guard let value = try read(self)(column) else { throw malformed(column) }
        return value
    }

    /// The error that says that a column holds what it should not.
    func malformed(_ column: Int) -> PostgresProblem {
        let name = PQfname(result.handle, Int32(truncatingIfNeeded: column)).map { String(cString: $0) }
        return .malformed(column: name ?? "column \(column + 1)")
    }

    private func type(_ column: Int) throws -> PostgresType? {
        PostgresType(rawValue: PQftype(result.handle, Int32(truncatingIfNeeded: column)))
    }

    /// The bytes of a value, or nil for NULL; they live as long as the result, which this row holds.
    private func bytes(_ column: Int) throws -> UnsafeRawBufferPointer? {
        let column = Int32(truncatingIfNeeded: column)
        guard index >= 0, index < PQntuples(result.handle), column >= 0, column < PQnfields(result.handle) else {
            throw malformed(Int(column))
        }
        guard PQgetisnull(result.handle, index, column) == 0 else { return nil }
        let length = Int(PQgetlength(result.handle, index, column))
        return UnsafeRawBufferPointer(start: PQgetvalue(result.handle, index, column), count: length)
    }

    /// The elements of an array of one dimension without NULL, or nil for NULL.
    private func array(
        _ column: Int,
        _ type: PostgresType,
        of element: PostgresType
    ) throws -> [UnsafeRawBufferPointer]? {
        guard var rest = try bytes(column) else { return nil }
        func take(_ count: Int) throws -> UnsafeRawBufferPointer {
            guard count >= 0, count <= rest.count else { throw malformed(column) }
            defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
            return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
        }
        func takeNumber() throws -> Int { Int(Int32(truncatingIfNeeded: try take(4).bigEndian())) }
        guard try self.type(column) == type else { throw malformed(column) }
        let dimensions = try takeNumber()
        _ = try takeNumber()
        guard try takeNumber() == Int(element.rawValue) else { throw malformed(column) }
        guard dimensions > 0 else { return [] }
        let count = try takeNumber()
        _ = try takeNumber()
        guard dimensions == 1, count >= 0, count <= rest.count / 4 else { throw malformed(column) }
        return try (0..<count).map { _ in try take(try takeNumber()) }
    }
}

extension UnsafeRawBufferPointer {
    /// The number that these bytes are, the highest first; of more than eight, the last eight.
    fileprivate func bigEndian() -> UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
