import FeedWriter

/// Names and values in a form that no two different lists share, to be hashed.
struct DigestInput: Sendable {
    private var bytes: [UInt8] = []

    /// Holds nothing yet; there is room for as much as the definition of a feed takes.
    init() { bytes.reserveCapacity(2048) }

    /// Appends a value with its name; nil is told apart from the empty string.
    mutating func add(_ name: String, _ value: String?) {
        append(name)
        if let value {
            bytes.append(1)
            append(value)
        } else {
            bytes.append(0)
        }
    }

    /// Appends everything that was added to another.
    mutating func add(_ other: DigestInput) { bytes += other.bytes }

    /// The hash of all that was added, in hexadecimal.
    var digest: String { EntityTag.digest(of: bytes) }

    private mutating func append(_ string: String) {
        withUnsafeBytes(of: UInt64(string.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
        let isAppended: Void? = string.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
        if isAppended == nil { bytes.append(contentsOf: string.utf8) }
    }
}
