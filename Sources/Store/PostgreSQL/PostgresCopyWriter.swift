import CLibPQ

/// Writes rows that are copied into a table, in the binary format of `COPY`.
struct PostgresCopyWriter {
    /// How many bytes are gathered before they are handed on.
    private static let batch = 1 << 16

    private let handle: OpaquePointer
    private let columns: Int
    private var buffer = PostgresBytes()

    /// Begins to write on a connection that waits for it.
    init(handle: OpaquePointer, columns: Int) {
        self.handle = handle
        self.columns = columns
        // The signature, no flags, no extension of the header.
        buffer.append("PGCOPY\n".utf8)
        buffer.append([0xFF, 0x0D, 0x0A, 0x00])
        buffer.append(0 as Int32)
        buffer.append(0 as Int32)
    }

    /// Writes a row.
    mutating func row(_ values: [PostgresValue]) throws {
        guard values.count == columns else { throw PostgresProblem.malformed(column: "a row to be copied") }
        buffer.append(Int16(truncatingIfNeeded: values.count))
        for value in values { buffer.appendField(value) }
        if buffer.bytes.count >= Self.batch { try flush() }
    }

    /// Ends the rows.
    mutating func finish() throws {
        buffer.append(-1 as Int16)
        try flush()
        guard PQputCopyEnd(handle, nil) == 1 else { throw lost() }
    }

    private mutating func flush() throws {
        let isTaken = buffer.bytes.withUnsafeBytes { bytes in
            PQputCopyData(handle, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)) == 1
        }
        guard isTaken else { throw lost() }
        buffer.removeAll()
    }

    private func lost() -> PostgresProblem { .lost(PostgresProblem.oneLine(PQerrorMessage(handle))) }
}
