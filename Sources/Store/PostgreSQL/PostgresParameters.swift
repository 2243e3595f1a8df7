import CLibPQ

/// The parameters of a statement as libpq takes them.
struct PostgresParameters {
    private var bytes = PostgresBytes()
    /// Where each value begins in the bytes; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    /// Writes values.
    init(_ values: [PostgresValue]) {
        for value in values {
            let start = bytes.bytes.count
            bytes.appendField(value)
            let length = bytes.bytes[start..<start + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
            let isNull = length == .max
            starts.append(isNull ? nil : start + 4)
            lengths.append(isNull ? 0 : Int32(truncatingIfNeeded: length))
        }
    }

    /// Lets a prepared statement run with them and return rows in binary form.
    ///
    /// - Parameters:
    ///   - name: The name of the statement.
    ///   - connection: libpq's connection.
    /// - Returns: Whether libpq has taken it.
    func send(_ name: String, to connection: OpaquePointer) -> Bool {
        let formats = [Int32](repeating: 1, count: starts.count)
        return bytes.bytes.withUnsafeBytes { buffer in
            let base = buffer.bindMemory(to: CChar.self).baseAddress
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return PQsendQueryPrepared(connection, name, Int32(starts.count), pointers, lengths, formats, 1) == 1
        }
    }
}
