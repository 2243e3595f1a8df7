import CXXHash

/// Counts records and makes a digest of all that they say, in their order (XXH3, 128 bits).
///
/// It finds differences; it is no protection against somebody who looks for collisions.
struct RecordDigest: Sendable {
    /// How many records there were.
    private(set) var count = 0
    private var high: UInt64 = 0
    private var low: UInt64 = 0
    private var bytes = RecordBytes()

    /// Adds a record.
    ///
    /// Each hash is made of the one before and the record, so that the order counts too.
    mutating func add(_ record: StoreRecord) {
        bytes.removeAll()
        bytes.add(Int64(bitPattern: high))
        bytes.add(Int64(bitPattern: low))
        record.write(to: &bytes)
        let hash = bytes.bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        (high, low) = (hash.high64, hash.low64)
        count += 1
    }

    /// The digest as 32 hexadecimal digits.
    var text: String { Self.digits(high) + Self.digits(low) }

    /// A hash of some bytes of 64 bits, the same on every machine.
    static func hash(of bytes: RecordBytes) -> UInt64 {
        bytes.bytes.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
    }

    private static func digits(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
