/// Bytes that say the same for the same records on every machine: each value with its kind, texts with their lengths.
struct RecordBytes: Sendable {
    /// The bytes so far.
    private(set) var bytes: [UInt8] = []

    /// Begins with no bytes, and room for so many.
    init(expecting count: Int = 0) { bytes.reserveCapacity(count) }

    /// Takes everything back.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Adds a text, or that there is none.
    mutating func add(_ text: String?) {
        guard var text else { return bytes.append(0) }
        bytes.append(1)
        text.withUTF8 { utf8 in
            add(word: UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    /// Adds a number, or that there is none.
    mutating func add(_ number: Int64?) {
        guard let number else { return bytes.append(0) }
        bytes.append(2)
        add(word: UInt64(bitPattern: number))
    }

    /// Adds an instant, or that there is none.
    mutating func add(_ time: Timestamp?) { add(time?.milliseconds) }

    private mutating func add(word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
