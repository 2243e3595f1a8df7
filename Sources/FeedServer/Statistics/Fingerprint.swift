/// A number that stands for some bytes, the same on every machine and in every run, so that it may be kept in files.
///
/// No defence against who looks for two texts with one fingerprint: use it where that harms nobody else.
enum Fingerprint {
    /// The fingerprint of bytes; another one for each seed.
    static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        var state = seed ^ UInt64(truncatingIfNeeded: bytes.count) &* multiplier
        var offset = 0
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            state = mix(state ^ word)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return mix(state ^ rest)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value &* multiplier
        return product ^ product >> 32
    }

    /// An odd number with bits all over (Knuth: 2⁶⁴ divided by the golden ratio).
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
}
