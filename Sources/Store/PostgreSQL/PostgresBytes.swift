/// Values in the binary form of the protocol, one after another (PostgreSQL's documentation, "COPY", binary format, and
/// the `send` and `recv` functions of the types).
struct PostgresBytes: Sendable {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// Begins with nothing.
    init() {}

    /// Appends bytes as they are.
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Appends a number, its highest byte first.
    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Forgets what was written, and keeps the memory.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Appends a value with its length in front, -1 for NULL.
    mutating func appendField(_ value: PostgresValue) {
        switch value {
        case .integer(let number): field(number)
        case .text(let text): field(text)
        case .number(let number): field(number?.bitPattern)
        case .boolean(let truth): field(truth.map { $0 ? 1 as UInt8 : 0 })
        case .json(let text): json(text)
        case .integers(let numbers): array(numbers, of: .integer) { $0.field($1) }
        case .texts(let texts): array(texts, of: .text) { $0.field($1) }
        case .booleans(let truths): array(truths, of: .boolean) { $0.field($1.map { $0 ? 1 as UInt8 : 0 }) }
        case .jsons(let texts): array(texts, of: .json) { $0.json($1) }
        }
    }

    private mutating func field(_ number: (some FixedWidthInteger)?) {
        guard let number else { return append(-1 as Int32) }
        append(Int32(number.bitWidth / 8))
        append(number)
    }

    private mutating func field(_ text: String?) {
        guard let text else { return append(-1 as Int32) }
        append(Int32(clamping: text.utf8.count))
        append(text.utf8)
    }

    /// A `jsonb` begins with the number of its form, which is 1.
    private mutating func json(_ text: String?) {
        guard let text else { return append(-1 as Int32) }
        append(Int32(clamping: text.utf8.count + 1))
        append(1 as UInt8)
        append(text.utf8)
    }

    /// One dimension, counted from 1; none where there are no elements.
    private mutating func array<Element>(
        _ elements: [Element?],
        of type: PostgresType,
        _ element: (inout PostgresBytes, Element?) -> Void
    ) {
        let start = bytes.count
        append(0 as Int32)
        append(Int32(elements.isEmpty ? 0 : 1))
        append(Int32(elements.contains { $0 == nil } ? 1 : 0))
        append(type.rawValue)
        if !elements.isEmpty {
            append(Int32(clamping: elements.count))
            append(1 as Int32)
        }
        for value in elements { element(&self, value) }
        let length = Int32(clamping: bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
    }
}
