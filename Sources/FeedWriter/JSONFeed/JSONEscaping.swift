/// How strings become JSON strings (RFC 8259 §7).
///
/// The characters that XML 1.0 cannot carry are removed here too, so that every format says the same.
/// U+2028 and U+2029 are escaped, since JavaScript once took them for line ends; other non-ASCII stands as it is.
enum JSONEscaping: EscapingRules {
    @inline(__always)
    static func suspects(
        in block: SIMD16<UInt8>,
        followedBy following: SIMD16<UInt8>
    ) -> SIMDMask<SIMD16<Int8>> {
        // E2 begins U+2028 and U+2029, EF U+FFFE and U+FFFF.
        (block .== SIMD16(repeating: UInt8(ascii: "\"")))
            .| (block .== SIMD16(repeating: UInt8(ascii: "\\")))
            .| (block .< SIMD16(repeating: 0x20))
            .| (block .== SIMD16(repeating: 0xE2))
            .| ((block .== SIMD16(repeating: 0xEF)) .& (following .== SIMD16(repeating: 0xBF)))
    }

    static func replacement(at place: UnsafeRawPointer) -> Replacement {
        switch place.load(as: UInt8.self) {
        case UInt8(ascii: "\""): Replacement("\\\"")
        case UInt8(ascii: "\\"): Replacement("\\\\")
        case UInt8(ascii: "\t"): Replacement("\\t")
        case UInt8(ascii: "\n"): Replacement("\\n")
        case UInt8(ascii: "\r"): Replacement("\\r")
        case 0..<0x20: Replacement("")
        case 0xE2 where third(at: place, after: 0x80) == 0xA8: Replacement("\\u2028", for: 3)
        case 0xE2 where third(at: place, after: 0x80) == 0xA9: Replacement("\\u2029", for: 3)
        case 0xEF where IllegalCharacter.isNoncharacter(at: place): Replacement("", for: 3)
        case let byte: Replacement(itself: byte)
        }
    }

    /// The third byte of the character at a place, where its second is as given.
    @inline(__always)
    private static func third(at place: UnsafeRawPointer, after second: UInt8) -> UInt8? {
        guard place.load(fromByteOffset: 1, as: UInt8.self) == second else { return nil }
        return place.load(fromByteOffset: 2, as: UInt8.self)
    }
}
